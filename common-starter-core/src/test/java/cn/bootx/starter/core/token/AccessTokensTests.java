package cn.bootx.starter.core.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.core.testing.Storm;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessTokensTests {

	private static final TokenName NAME = TokenName.access(Platform.WECHAT, "wx1");

	private static final TokenRegistry.Settings QUICK = new TokenRegistry.Settings(Duration.ofMillis(400),
			Duration.ofSeconds(5), Duration.ofMillis(5), Duration.ofSeconds(10), true);

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(this.clock));

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2);

	private final CountingSource source = new CountingSource();

	private final AccessTokens tokens = node();

	@AfterEach
	void stop() {
		this.background.shutdownNow();
	}

	private AccessTokens node() {
		return node(TokenRegistry.Settings.DEFAULTS);
	}

	private AccessTokens node(TokenRegistry.Settings settings) {
		return new AccessTokens(NAME, this.source, this.store, settings, this.clock, this.background);
	}

	@Test
	void manyThreadsMakeOneCall() {
		assertThat(Storm.of(this.tokens::get)).containsOnly("token-1");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void manyThreadsOnManyNodesMakeOneCall() {
		List<AccessTokens> nodes = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			nodes.add(node());
		}
		AtomicInteger next = new AtomicInteger();
		assertThat(Storm.of(() -> nodes.get(next.getAndIncrement() % 8).get())).containsOnly("token-1");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void eachExpiryCostsOneCall() {
		for (int expiry = 1; expiry <= 5; expiry++) {
			assertThat(Storm.of(this.tokens::get)).containsOnly("token-" + expiry);
			this.clock.advance(Duration.ofSeconds(7200));
		}
		assertThat(this.source.calls).hasValue(5);
	}

	@Test
	void isNotUsedInTheMarginBeforeThePlatformsExpiry() {
		this.tokens.get();
		this.clock.advance(Duration.ofSeconds(7000));
		assertThat(this.tokens.get()).isEqualTo("token-2");
	}

	@Test
	void isRefreshedInTheBackgroundWhileTheOldOneServes() {
		assertThat(this.tokens.get()).isEqualTo("token-1");
		this.source.gate = new CountDownLatch(1);
		this.clock.advance(Duration.ofSeconds(6350));
		assertThat(Storm.of(this.tokens::get)).containsOnly("token-1");
		Await.until(() -> this.source.calls.get() == 2);
		this.source.gate.countDown();
		Await.until(() -> this.tokens.get().equals("token-2"));
		assertThat(this.source.calls).hasValue(2);
	}

	@Test
	void isNotRefreshedEarlierThan85Percent() {
		this.tokens.get();
		this.clock.advance(Duration.ofSeconds(5900));
		this.tokens.get();
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void aNodeThatComesLaterTakesTheRefreshedToken() {
		AccessTokens other = node();
		this.tokens.get();
		other.get();
		this.clock.advance(Duration.ofSeconds(6350));
		this.tokens.get();
		Await.until(() -> this.tokens.get().equals("token-2"));
		other.get();
		Await.until(() -> other.get().equals("token-2"));
		assertThat(this.source.calls).hasValue(2);
	}

	@Test
	void aFailingRefreshIsNotRepeatedByEveryCaller() {
		this.tokens.get();
		this.source.failure = refused(ErrorCategory.TRANSIENT, false);
		this.clock.advance(Duration.ofSeconds(6350));
		for (int i = 0; i < 200; i++) {
			assertThat(this.tokens.get()).isEqualTo("token-1");
		}
		Await.until(() -> this.tokens.status().lastError() != null);
		int calls = this.source.calls.get();
		for (int i = 0; i < 200; i++) {
			this.tokens.get();
		}
		assertThat(this.source.calls.get()).isLessThanOrEqualTo(calls + 1);
	}

	@Test
	void aRefusedTokenIsReplacedAndTheCallRepeatedOnce() {
		List<String> used = new ArrayList<>();
		String result = this.tokens.call((token) -> {
			used.add(token);
			if (used.size() == 1) {
				throw refused(ErrorCategory.AUTH, true);
			}
			return "done";
		});
		assertThat(result).isEqualTo("done");
		assertThat(used).containsExactly("token-1", "token-2");
		assertThat(this.source.rejectedSeen).containsExactly("null", "token-1");
	}

	@Test
	void theCallIsNotRepeatedTwice() {
		AtomicInteger calls = new AtomicInteger();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.tokens.call((token) -> {
			calls.incrementAndGet();
			throw refused(ErrorCategory.AUTH, true);
		}));
		assertThat(calls).hasValue(2);
	}

	@Test
	void otherFailuresAreNotRepeated() {
		AtomicInteger calls = new AtomicInteger();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.tokens.call((token) -> {
			calls.incrementAndGet();
			throw refused(ErrorCategory.INVALID_ARGUMENT, false);
		}));
		assertThat(calls).hasValue(1);
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void aLateFailureKeepsTheFreshToken() {
		String old = this.tokens.get();
		this.tokens.invalidate(old);
		String fresh = this.tokens.get();
		this.tokens.invalidate(old);
		assertThat(this.tokens.get()).isEqualTo(fresh);
		assertThat(node().get()).isEqualTo(fresh);
		assertThat(this.source.calls).hasValue(2);
	}

	@Test
	void manyRefusalsOfOneTokenFetchOne() {
		AtomicInteger refusals = new AtomicInteger();
		List<String> results = Storm.of(() -> this.tokens.call((token) -> {
			if (token.equals("token-1")) {
				refusals.incrementAndGet();
				throw refused(ErrorCategory.AUTH, true);
			}
			return token;
		}));
		assertThat(results).containsOnly("token-2");
		assertThat(refusals.get()).isPositive();
		assertThat(this.source.calls).hasValue(2);
	}

	@Test
	void badCredentialsAreRememberedForAWhile() {
		this.source.failure = refused(ErrorCategory.AUTH, false);
		for (int i = 0; i < 10; i++) {
			assertThatExceptionOfType(PlatformException.class).isThrownBy(this.tokens::get);
		}
		assertThat(this.source.calls).hasValue(1);
		this.clock.advance(Duration.ofSeconds(10));
		this.source.failure = null;
		assertThat(this.tokens.get()).isEqualTo("token-2");
	}

	@Test
	void aFailureOfTheMomentIsNotRemembered() {
		this.source.failure = refused(ErrorCategory.TRANSIENT, false);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.tokens::get);
		this.source.failure = null;
		assertThat(this.tokens.get()).isEqualTo("token-2");
	}

	@Test
	void allWaitersShareAFailure() {
		this.source.failure = refused(ErrorCategory.AUTH, false);
		List<String> outcomes = Storm.of(() -> {
			try {
				return this.tokens.get();
			}
			catch (PlatformException ex) {
				return ex.code();
			}
		});
		assertThat(outcomes).containsOnly("40001");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void aWaiterSaysWhoHoldsTheLock() {
		ExpiringStore.Lease lease = this.store.tryLock("token:wechat:wx1:access:lock", Duration.ofMinutes(1))
			.orElseThrow();
		assertThatThrownBy(() -> node(QUICK).get()).isInstanceOf(AccessTokens.UnavailableException.class)
			.hasMessageContaining("wechat access token of wx1")
			.hasMessageContaining("#" + ProcessHandle.current().pid())
			.hasMessageContaining("PT0.4S");
		lease.close();
		assertThat(node(QUICK).get()).isEqualTo("token-1");
	}

	@Test
	void aThreadThatWaitsForAnotherDoesNotWaitForEver() {
		this.source.gate = new CountDownLatch(1);
		AccessTokens node = node(QUICK);
		this.background.execute(node::get);
		Await.until(() -> this.source.calls.get() == 1);
		assertThatThrownBy(node::get).isInstanceOf(AccessTokens.UnavailableException.class)
			.hasMessageContaining("another thread of this process");
		this.source.gate.countDown();
		Await.until(() -> node.get().equals("token-1"));
	}

	@Test
	void goesOnWhenTheHolderDied() {
		this.store.put("token:wechat:wx1:access:lock", "dead#1/x", Duration.ofSeconds(5));
		this.background.execute(() -> {
			this.clock.advance(Duration.ofSeconds(6));
		});
		assertThat(this.tokens.get()).isEqualTo("token-1");
	}

	@Test
	void aLongFetchKeepsItsLock() {
		TokenRegistry.Settings shortLease = new TokenRegistry.Settings(Duration.ofSeconds(10), Duration.ofMillis(300),
				Duration.ofMillis(5), Duration.ofSeconds(10), true);
		AccessTokens slow = node(shortLease);
		this.source.gate = new CountDownLatch(1);
		this.background.execute(slow::get);
		Await.until(() -> this.source.calls.get() == 1);
		String lock = this.store.get("token:wechat:wx1:access:lock").orElseThrow();
		// Two thirds at a time, so that only a prolonged lease lives on.
		for (int i = 0; i < 5; i++) {
			this.clock.advance(Duration.ofMillis(200));
			// The first may have begun before the clock was moved.
			int renewed = this.store.uses() + 2;
			Await.until(() -> this.store.uses() >= renewed);
			assertThat(this.store.get("token:wechat:wx1:access:lock")).contains(lock);
		}
		this.source.gate.countDown();
		Await.until(() -> this.store.get("token:wechat:wx1:access:lock").isEmpty());
		assertThat(slow.get()).isEqualTo("token-1");
	}

	@Test
	void tellsHowItFaresButNotTheToken() {
		this.tokens.get();
		AccessTokens.Status status = this.tokens.status();
		assertThat(status.refreshes()).isEqualTo(1);
		assertThat(status.lastError()).isNull();
		assertThat(status.expiresAt()).isEqualTo(this.clock.instant().plusSeconds(7000));
		assertThat(status.toString()).doesNotContain("token-1");
	}

	@Test
	void theRegistryHasOneForEachAccount() {
		TokenRegistry registry = new TokenRegistry(this.store, TokenRegistry.Settings.DEFAULTS, this.clock,
				this.background);
		AccessTokens first = registry.tokens(NAME, this.source);
		assertThat(registry.tokens(NAME, this.source)).isSameAs(first);
		assertThat(registry.tokens(TokenName.access(Platform.WECHAT, "wx2"), this.source)).isNotSameAs(first);
		assertThat(registry.status()).hasSize(2);
		registry.remove(NAME);
		assertThat(registry.status()).hasSize(1);
	}

	private static PlatformException refused(ErrorCategory category, boolean token) {
		return PlatformException.of(Platform.WECHAT, "/cgi-bin/token")
			.code(40001)
			.message("invalid credential")
			.verdict(token ? ErrorTable.Verdict.rejectedToken() : ErrorTable.Verdict.of(category))
			.build();
	}

	@Test
	void forgetsItsErrorWhenAnotherNodeGotAToken() {
		AccessTokens failing = new AccessTokens(NAME, (rejected) -> {
			throw new IllegalStateException("refused");
		}, this.store, TokenRegistry.Settings.DEFAULTS, this.clock, this.background);
		assertThatIllegalStateException().isThrownBy(failing::get);
		assertThat(failing.status().lastError()).isEqualTo("refused");
		new AccessTokens(NAME, this.source, this.store, TokenRegistry.Settings.DEFAULTS, this.clock, this.background)
			.get();
		assertThat(failing.get()).isEqualTo("token-1");
		assertThat(failing.status().lastError()).isNull();
	}

	@Test
	void anAccountThatIsGoneTakesItsTicketsWithIt() {
		TokenRegistry registry = new TokenRegistry(this.store, QUICK, this.clock, this.background);
		AccessTokens token = registry.tokens(NAME, this.source);
		AccessTokens ticket = registry.tokens(NAME.withKind("jsapi-ticket"), this.source);
		AccessTokens other = registry.tokens(TokenName.access(Platform.WECHAT, "wx2"), this.source);
		AccessTokens elsewhere = registry.tokens(TokenName.access(Platform.WECOM, "wx1"), this.source);

		registry.remove(NAME);

		assertThat(registry.tokens(NAME, this.source)).isNotSameAs(token);
		assertThat(registry.tokens(NAME.withKind("jsapi-ticket"), this.source)).isNotSameAs(ticket);
		assertThat(registry.tokens(TokenName.access(Platform.WECHAT, "wx2"), this.source)).isSameAs(other);
		assertThat(registry.tokens(TokenName.access(Platform.WECOM, "wx1"), this.source)).isSameAs(elsewhere);
	}

}
