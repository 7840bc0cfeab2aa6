package cn.bootx.starter.core.callback.envelope;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;

import static org.assertj.core.api.Assertions.assertThat;

class UsedSignaturesTests {

	private static final Duration SKEW = Duration.ofMinutes(5);

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(Clock.systemUTC()));

	private final UsedSignatures node = new UsedSignatures(this.store, "test", SKEW);

	private final UsedSignatures other = new UsedSignatures(this.store, "test", SKEW);

	@Test
	void theFirstContentOfAKeyIsKnownOnAllNodes() {
		assertThat(this.node.first("key", "a")).isEmpty();
		assertThat(this.node.first("key", "a")).contains("a");
		assertThat(this.other.first("key", "b")).contains("a");
		assertThat(this.other.first("key", "b")).contains("a");
	}

	@Test
	void goesOnWithWhatThisNodeHasSeenWhileTheStoreIsDown() {
		assertThat(this.node.first("before", "a")).isEmpty();
		this.store.down();
		assertThat(this.node.first("before", "b")).contains("a");
		assertThat(this.node.first("during", "a")).isEmpty();
		assertThat(this.node.first("during", "b")).contains("a");
		this.store.up();
		assertThat(this.node.first("during", "b")).contains("a");
	}

	@Test
	void anEmptiedStoreDoesNotMakeThisNodeForget() {
		this.node.first("key", "a");
		this.store.replace(new InMemoryExpiringStore(Clock.systemUTC()));
		assertThat(this.node.first("key", "b")).contains("a");
	}

}
