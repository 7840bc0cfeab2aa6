package cn.bootx.starter.core.token;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.core.testing.Storm;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What becomes of a token where the store is down, shared or holds something else.
 */
class AccessTokensStoreTests {

	private static final TokenName NAME = TokenName.access(Platform.WECHAT, "wx1");

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(this.clock));

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2);

	private final CountingSource source = new CountingSource();

	private final AccessTokens tokens = node(TokenRegistry.Settings.DEFAULTS);

	@AfterEach
	void stop() {
		this.background.shutdownNow();
	}

	private AccessTokens node(TokenRegistry.Settings settings) {
		return new AccessTokens(NAME, this.source, this.store, settings, this.clock, this.background);
	}

	@Test
	void fetchesATokenOfItsOwnWhileTheStoreIsDown() {
		this.store.down();
		assertThat(Storm.of(this.tokens::get)).containsOnly("token-1");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void anExclusiveTokenIsNotFetchedWhileTheStoreIsDown() {
		TokenRegistry registry = new TokenRegistry(this.store, TokenRegistry.Settings.DEFAULTS, this.clock,
				this.background);
		AccessTokens exclusive = registry.exclusiveTokens(NAME, this.source);
		this.store.down();
		assertThatThrownBy(exclusive::get).isInstanceOf(StoreUnavailableException.class)
			.hasMessageContaining("breakable");
		assertThat(this.source.calls).hasValue(0);
		this.store.up();
		assertThat(exclusive.get()).isEqualTo("token-1");
	}

	@Test
	void aFetchedTokenServesAlthoughItCannotBeShared() {
		AccessTokens exclusive = node(new TokenRegistry.Settings(Duration.ofSeconds(1), Duration.ofSeconds(5),
				Duration.ofMillis(5), Duration.ofSeconds(10), false));
		this.source.gate = new CountDownLatch(1);
		var fetched = this.background.submit(exclusive::get);
		Await.until(() -> this.source.calls.get() == 1);
		this.store.down();
		this.source.gate.countDown();
		assertThat(fetched).succeedsWithin(Duration.ofSeconds(60)).isEqualTo("token-1");
		assertThat(exclusive.get()).isEqualTo("token-1");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void aValidTokenNeedsNoStore() {
		this.tokens.get();
		this.store.down();
		assertThat(this.tokens.get()).isEqualTo("token-1");
	}

	@Test
	void aTokenThatWasRefusedWhileTheStoreWasDownIsNotTakenFromItLater() {
		this.tokens.get();
		this.store.down();
		this.tokens.invalidate("token-1");
		this.store.up();
		assertThat(this.tokens.get()).isEqualTo("token-2");
	}

	@Test
	void anotherApplicationOnTheSameStoreSharesTheToken() {
		this.tokens.get();
		CountingSource elsewhere = new CountingSource();
		AccessTokens other = new AccessTokens(NAME, elsewhere, this.store, TokenRegistry.Settings.DEFAULTS, this.clock,
				this.background);
		assertThat(other.get()).isEqualTo("token-1");
		assertThat(elsewhere.calls).hasValue(0);
	}

	@Test
	void isStoredSealed() {
		SecretBox box = SecretBox.of(List.of(new byte[32]));
		TokenRegistry sealing = new TokenRegistry(this.store, TokenRegistry.Settings.DEFAULTS, this.clock,
				this.background, this.background, box, ThirdObserver.NONE);
		AccessTokens sealed = sealing.tokens(NAME, this.source);
		assertThat(sealed.get()).isEqualTo("token-1");
		assertThat(this.store.get("token:wechat:wx1:access").orElseThrow()).startsWith("enc1:");
		AccessTokens other = new TokenRegistry(this.store, TokenRegistry.Settings.DEFAULTS, this.clock, this.background,
				this.background, box, ThirdObserver.NONE)
			.tokens(NAME, this.source);
		assertThat(other.get()).isEqualTo("token-1");
		other.invalidate("token-1");
		assertThat(this.store.get("token:wechat:wx1:access")).isEmpty();
	}

	@Test
	void aTokenThatDoesNotOpenIsFetchedAgain() {
		this.store.put("token:wechat:wx1:access", "enc1:00000000:AAAA", Duration.ofHours(1));
		assertThat(this.tokens.get()).isEqualTo("token-1");
	}

	@Test
	void whatIsNotATokenInTheStoreIsIgnored() {
		this.store.put("token:wechat:wx1:access", "not|ours", Duration.ofHours(1));
		assertThat(this.tokens.get()).isEqualTo("token-1");
	}

}
