package cn.bootx.starter.core.callback.ledger;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;

import static org.assertj.core.api.Assertions.assertThat;

class FirstUsesTests {

	private static final Duration TTL = Duration.ofMinutes(10);

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(Clock.systemUTC()));

	private final FirstUses node = new FirstUses(this.store);

	private final FirstUses other = new FirstUses(this.store);

	@Test
	void theFirstContentOfAKeyIsKnownOnAllNodes() {
		assertThat(this.node.claim("key", "a", TTL)).isEmpty();
		assertThat(this.node.claim("key", "a", TTL)).contains("a");
		assertThat(this.other.claim("key", "b", TTL)).contains("a");
		assertThat(this.other.claim("key", "b", TTL)).contains("a");
	}

	@Test
	void goesOnWithWhatThisNodeHasSeenWhileTheStoreIsDown() {
		assertThat(this.node.claim("before", "a", TTL)).isEmpty();
		this.store.down();
		assertThat(this.node.claim("before", "b", TTL)).contains("a");
		assertThat(this.node.claim("during", "a", TTL)).isEmpty();
		assertThat(this.node.claim("during", "b", TTL)).contains("a");
		this.store.up();
		assertThat(this.node.claim("during", "b", TTL)).contains("a");
	}

	@Test
	void anEmptiedStoreDoesNotMakeThisNodeForget() {
		this.node.claim("key", "a", TTL);
		this.store.replace(new InMemoryExpiringStore(Clock.systemUTC()));
		assertThat(this.node.claim("key", "b", TTL)).contains("a");
	}

}
