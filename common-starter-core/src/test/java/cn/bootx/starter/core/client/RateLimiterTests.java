package cn.bootx.starter.core.client;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.core.testing.MutableClock;
import cn.bootx.starter.core.testing.Storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateLimiterTests {

	private final MutableClock clock = new MutableClock();

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(this.clock));

	@Test
	void letsAsManyThroughAsAllowed() {
		RateLimiter limiter = perMinute(this.store);
		for (int i = 0; i < 20; i++) {
			limiter.acquire(Platform.WECOM, "/webhook/send");
		}
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> limiter.acquire(Platform.WECOM, "/webhook/send"))
			.withMessageContaining("20 calls")
			.withMessageContaining("robot:ops")
			.satisfies((ex) -> {
				assertThat(ex.category()).isEqualTo(ErrorCategory.THROTTLED);
				assertThat(ex.retryable()).isTrue();
				assertThat(ex.retryAfter()).contains(Duration.ofMinutes(1));
			});
	}

	@Test
	void noStretchOfAMinuteSeesMoreThanAllowed() {
		RateLimiter limiter = perMinute(this.store);
		take(limiter, 10);
		this.clock.advance(Duration.ofSeconds(40));
		take(limiter, 10);
		this.clock.advance(Duration.ofSeconds(25));
		// The first ten are 65 s old, the second ten 25 s: a window that begins anew
		// would let 20 through.
		take(limiter, 10);
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> limiter.acquire(Platform.WECOM, "/webhook/send"));
	}

	@Test
	void allNodesShareTheLimit() {
		List<Boolean> passed = Storm.of(() -> {
			try {
				perMinute(this.store).acquire(Platform.WECOM, "/webhook/send");
				return true;
			}
			catch (PlatformException ex) {
				return false;
			}
		});
		assertThat(passed).filteredOn(Boolean::booleanValue).hasSize(20);
	}

	@Test
	void waitsForAPlace() {
		RateLimiter limiter = new RateLimiter(new InMemoryExpiringStore(Clock.systemUTC()), "quick", 2,
				Duration.ofMillis(100), Duration.ofSeconds(5));
		long begin = System.nanoTime();
		for (int i = 0; i < 6; i++) {
			limiter.acquire(Platform.DING_TALK, "/robot/send");
		}
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(195));
	}

	@Test
	void differentNamesDoNotShare() {
		take(perMinute(this.store), 20);
		new RateLimiter(this.store, "robot:other", 20, Duration.ofMinutes(1), Duration.ZERO).acquire(Platform.WECOM,
				"x");
	}

	@Test
	void goesOnWithoutTheStore() {
		RateLimiter limiter = perMinute(this.store);
		this.store.down();
		take(limiter, 30);
	}

	@Test
	void refusesALimitOfNothing() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RateLimiter(this.store, "x", 0, Duration.ofSeconds(1), Duration.ZERO));
	}

	private static void take(RateLimiter limiter, int times) {
		for (int i = 0; i < times; i++) {
			limiter.acquire(Platform.WECOM, "/webhook/send");
		}
	}

	private static RateLimiter perMinute(ExpiringStore store) {
		return new RateLimiter(store, "robot:ops", 20, Duration.ofMinutes(1), Duration.ZERO);
	}

}
