package cn.bootx.starter.core.token;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A platform that refuses every token.
 */
class RefusedTokensTests {

	private static final TokenName NAME = TokenName.access(Platform.WECHAT, "wx1");

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(this.clock));

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(1);

	private final AtomicInteger fetches = new AtomicInteger();

	private final AtomicInteger calls = new AtomicInteger();

	@AfterEach
	void stop() {
		this.background.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void costsOneFetchInAPauseNotOneForEachCall(boolean sameValueAgain) {
		List<AccessTokens> nodes = List.of(node(sameValueAgain), node(sameValueAgain), node(sameValueAgain));
		refuse(nodes, 30);
		assertThat(this.fetches).as("the first, and one in its place").hasValue(2);
		assertThat(this.calls).as("one repetition").hasValue(31);
		for (int pause = 1; pause <= 3; pause++) {
			this.clock.advance(Duration.ofSeconds(11));
			refuse(nodes, 30);
			assertThat(this.fetches).hasValue(2 + pause);
		}
	}

	@Test
	void costsOneFetchInAPauseWithoutTheStore() {
		AccessTokens node = node(false);
		this.store.down();
		refuse(List.of(node), 20);
		assertThat(this.fetches).hasValue(2);
	}

	@Test
	void theReplacementServesOtherCalls() {
		AccessTokens node = node(false);
		refuse(List.of(node), 3);
		assertThat(node.<String>call((token) -> token)).isEqualTo("token-2");
		assertThat(node.invalidate("token-2")).isFalse();
		assertThat(node.get()).isEqualTo("token-2");
	}

	@Test
	void aTokenThatIsRefusedLaterIsReplacedAtOnce() {
		AccessTokens node = node(false);
		refuse(List.of(node), 1);
		this.clock.advance(Duration.ofSeconds(11));
		assertThat(node.invalidate("token-2")).isTrue();
		assertThat(node.get()).isEqualTo("token-3");
	}

	private AccessTokens node(boolean sameValueAgain) {
		TokenSource source = (rejected) -> new TokenSource.Fetched("token-"
				+ (sameValueAgain ? Math.min(1, this.fetches.incrementAndGet()) : this.fetches.incrementAndGet()),
				Duration.ofHours(2));
		return new AccessTokens(NAME, source, this.store, TokenRegistry.Settings.DEFAULTS, this.clock, this.background);
	}

	private void refuse(List<AccessTokens> nodes, int times) {
		for (int i = 0; i < times; i++) {
			AccessTokens node = nodes.get(i % nodes.size());
			assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> node.call((token) -> {
				this.calls.incrementAndGet();
				throw PlatformException.of(Platform.WECHAT, "/cgi-bin/x")
					.code("40001")
					.verdict(ErrorTable.Verdict.rejectedToken())
					.build();
			})).matches(PlatformException::tokenRejected);
		}
	}

}
