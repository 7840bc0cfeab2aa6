package cn.bootx.starter.core.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateLimiterTests {

	private static final String API = "/webhook/send";

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final FakeWaiting waiting = new FakeWaiting(this.clock);

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(this.clock));

	@Test
	void letsAsManyThroughAsAllowedAndRefusesTheNext() {
		RateLimiter limiter = perMinute(Duration.ZERO);
		take(limiter, 20);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.acquire("ops", API))
			.withMessageContaining("20 calls in 60 s")
			.withMessageContaining("Hint: fewer messages")
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo(RateLimiter.CODE);
				assertThat(ex.category()).isEqualTo(ErrorCategory.THROTTLED);
				assertThat(ex.retryable()).isTrue();
				assertThat(ex.retryAfter()).contains(MINUTE);
			});
	}

	@Test
	void aWindowThatBeginsWithTheFirstMessageWouldLetTooManyThrough() {
		RateLimiter limiter = perMinute(Duration.ZERO);
		take(limiter, 1);
		this.clock.advance(Duration.ofSeconds(58));
		take(limiter, 19);
		this.clock.advance(Duration.ofSeconds(3));
		// A counter that starts anew each minute would let 20 more through.
		take(limiter, 1);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.acquire("ops", API));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 8, 13, 21, 34 })
	void noWindowHasMoreCallsThanTheLimit(int seed) {
		Random random = new Random(seed);
		int calls = 1 + random.nextInt(7);
		RateLimiter limiter = limiter(new RateLimit(calls, Duration.ofSeconds(10), Duration.ofSeconds(25)));
		List<Long> sent = new ArrayList<>();
		for (int i = 0; i < 400; i++) {
			this.clock.advance(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 5 : 4_000)));
			if (i % 97 == 40) {
				this.store.down();
			}
			if (i % 97 == 60) {
				this.store.up();
			}
			try {
				limiter.acquire("ops", API);
				sent.add(this.clock.millis());
			}
			catch (PlatformException ex) {
				assertThat(ex.retryAfter().orElseThrow()).isGreaterThan(Duration.ofSeconds(25));
			}
		}
		for (int i = calls; i < sent.size(); i++) {
			assertThat(sent.get(i) - sent.get(i - calls)).isGreaterThanOrEqualTo(10_000);
		}
		assertThat(sent).hasSizeGreaterThan(100);
	}

	@Test
	void sleepsOnceUntilItsTurn() {
		RateLimiter limiter = perMinute(MINUTE);
		take(limiter, 20);
		this.clock.advance(Duration.ofSeconds(20));
		limiter.acquire("ops", API);
		assertThat(this.waiting.sleeps).containsExactly(Duration.ofSeconds(40));
	}

	@Test
	void aRefusedCallDoesNotCount() {
		RateLimiter limiter = perMinute(Duration.ofSeconds(5));
		take(limiter, 20);
		for (int i = 0; i < 100; i++) {
			assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.acquire("ops", API));
		}
		this.clock.advance(MINUTE);
		take(limiter, 20);
	}

	@Test
	void nodesShareTheLimit() {
		take(perMinute(Duration.ZERO), 12);
		take(perMinute(Duration.ZERO), 8);
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> perMinute(Duration.ZERO).acquire("ops", API));
	}

	@Test
	void keysDoNotShare() {
		RateLimiter limiter = perMinute(Duration.ZERO);
		take(limiter, 20);
		limiter.acquire("dev", API);
	}

	@Test
	void goesOnWithTheLimitOfTheNodeWhileTheStoreIsAway() {
		RateLimiter limiter = perMinute(Duration.ZERO);
		this.store.down();
		take(limiter, 20);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.acquire("ops", API));
		this.clock.advance(MINUTE);
		take(limiter, 20);
	}

	@Test
	void whatWasSentWithTheStoreCountsWithoutIt() {
		RateLimiter limiter = perMinute(Duration.ZERO);
		take(limiter, 15);
		this.store.down();
		take(limiter, 5);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.acquire("ops", API));
	}

	@Test
	void whatWasSentWithoutTheStoreCountsWithIt() {
		RateLimiter limiter = perMinute(Duration.ZERO);
		this.store.down();
		take(limiter, 20);
		this.store.up();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.acquire("ops", API));
	}

	@Test
	void saysOnceAMinuteThatTheStoreIsAway() {
		Logger logger = (Logger) LoggerFactory.getLogger(RateLimiter.class);
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.addAppender(log);
		try {
			RateLimiter limiter = perMinute(Duration.ZERO);
			this.store.down();
			take(limiter, 20);
			this.clock.advance(MINUTE);
			take(limiter, 20);
		}
		finally {
			logger.detachAppender(log);
		}
		assertThat(log.list).hasSize(2).allSatisfy((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.WARN);
			assertThat(event.getFormattedMessage()).contains("breakable", "robot", "on each node by itself");
		});
	}

	@Test
	void allNodesKeepAPause() {
		perMinute(Duration.ZERO).pause("ops", Duration.ofMinutes(10));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> perMinute(Duration.ZERO).acquire("ops", API))
			.matches((ex) -> ex.retryAfter().orElseThrow().equals(Duration.ofMinutes(10)));
		this.clock.advance(Duration.ofMinutes(10));
		take(perMinute(Duration.ZERO), 20);
	}

	@Test
	void aPauseHoldsWithoutTheStore() {
		RateLimiter limiter = perMinute(Duration.ZERO);
		this.store.down();
		limiter.pause("ops", Duration.ofMinutes(10));
		this.clock.advance(Duration.ofMinutes(9));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.acquire("ops", API));
		this.store.up();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.acquire("ops", API));
		this.clock.advance(MINUTE);
		limiter.acquire("ops", API);
	}

	@Test
	void aShortPauseDoesNotForgetTheWindow() {
		RateLimiter limiter = perMinute(Duration.ZERO);
		take(limiter, 20);
		limiter.pause("ops", Duration.ofSeconds(1));
		this.clock.advance(Duration.ofSeconds(59));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.acquire("ops", API));
	}

	@Test
	void aThrottledCallIsRepeatedAfterThePauseThatAllKeep() {
		RateLimiter limiter = limiter(new RateLimit(20, Duration.ofSeconds(1), Duration.ofSeconds(5)));
		AtomicInteger attempts = new AtomicInteger();
		String answer = limiter.call("app", API, () -> {
			if (attempts.incrementAndGet() == 1) {
				throw throttled(Duration.ofSeconds(2));
			}
			return "sent";
		});
		assertThat(answer).isEqualTo("sent");
		assertThat(this.waiting.sleeps).contains(Duration.ofSeconds(2));
	}

	@Test
	void aThrottledCallIsNotRepeatedWhereThePauseIsTooLong() {
		RateLimiter limiter = perMinute(Duration.ofSeconds(30));
		PlatformException throttled = throttled(MINUTE);
		AtomicInteger attempts = new AtomicInteger();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.call("ops", API, () -> {
			attempts.incrementAndGet();
			throw throttled;
		})).isSameAs(throttled);
		assertThat(attempts).hasValue(1);
		assertThat(this.waiting.sleeps.stream().filter((time) -> !time.isZero())).isEmpty();
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> limiter.call("ops", API, () -> "not sent during the pause"))
			.matches((ex) -> ex.code().equals(RateLimiter.CODE));
	}

	@Test
	void aCallThatStaysThrottledIsTriedThreeTimes() {
		RateLimiter limiter = limiter(new RateLimit(20, Duration.ofSeconds(1), MINUTE));
		AtomicInteger attempts = new AtomicInteger();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.call("app", API, () -> {
			attempts.incrementAndGet();
			throw throttled(Duration.ofSeconds(1));
		}));
		assertThat(attempts).hasValue(3);
	}

	@Test
	void otherFailuresAreNotRepeated() {
		RateLimiter limiter = perMinute(MINUTE);
		AtomicInteger attempts = new AtomicInteger();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.call("ops", API, () -> {
			attempts.incrementAndGet();
			throw PlatformException.of(Platform.WECOM, API).category(ErrorCategory.TRANSIENT).build();
		}));
		assertThat(attempts).hasValue(1);
	}

	@Test
	void callersThatDoNotWaitShareTheTurns() {
		RateLimiter limiter = perMinute(MINUTE);
		RateLimiter impatient = limiter.withMaxWait(Duration.ZERO);
		this.store.down();
		take(limiter, 15);
		take(impatient, 5);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> impatient.acquire("ops", API));
		assertThat(this.waiting.sleeps).isEmpty();
		limiter.acquire("ops", API);
		assertThat(this.waiting.sleeps).containsExactly(MINUTE);
	}

	@Test
	void zeroSwitchesTheLimitOff() {
		CountingStore counting = new CountingStore(this.store);
		RateLimiter limiter = new RateLimiter(counting, Platform.DING_TALK, "api",
				new RateLimit(0, Duration.ofSeconds(1), Duration.ZERO), null, this.waiting);
		take(limiter, 1_000);
		limiter.pause("ops", MINUTE);
		assertThat(limiter.<String>call("ops", API, () -> "sent")).isEqualTo("sent");
		assertThat(counting.calls).isZero();
		assertThat(this.waiting.sleeps).isEmpty();
	}

	@Test
	void anInterruptEndsTheWait() {
		RateLimiter limiter = new RateLimiter(this.store, Platform.WECOM, "robot", new RateLimit(1, MINUTE, MINUTE),
				null);
		limiter.acquire("ops", API);
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> limiter.acquire("ops", API))
			.matches((ex) -> ex.category() == ErrorCategory.TRANSIENT)
			.withMessageContaining("was not made");
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void theStoreDoesNotSeeTheKey() {
		CountingStore counting = new CountingStore(this.store);
		new RateLimiter(counting, Platform.WECOM, "robot", new RateLimit(1, MINUTE, MINUTE), null).acquire("s3cret",
				API);
		assertThat(counting.key).startsWith("rate:wecom:robot:").doesNotContain("s3cret");
	}

	@Test
	void refusesALimitThatCannotWork() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(-1, MINUTE, MINUTE));
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ZERO, MINUTE));
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, MINUTE, MINUTE.negated()));
	}

	private RateLimiter perMinute(Duration maxWait) {
		return limiter(new RateLimit(20, MINUTE, maxWait));
	}

	private RateLimiter limiter(RateLimit limit) {
		return new RateLimiter(this.store, Platform.WECOM, "robot", limit, "fewer messages", this.waiting);
	}

	private static void take(RateLimiter limiter, int times) {
		for (int i = 0; i < times; i++) {
			limiter.acquire("ops", API);
		}
	}

	private static PlatformException throttled(Duration retryAfter) {
		return PlatformException.of(Platform.WECOM, API)
			.code("45009")
			.category(ErrorCategory.THROTTLED)
			.retryAfter(retryAfter)
			.build();
	}

}
