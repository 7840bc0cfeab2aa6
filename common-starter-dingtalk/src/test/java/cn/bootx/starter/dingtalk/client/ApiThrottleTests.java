package cn.bootx.starter.dingtalk.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.dingtalk.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ApiThrottleTests {

	private final MutableClock clock = new MutableClock();

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final List<Duration> pauses = new ArrayList<>();

	private final ApiThrottle one = throttle(Duration.ofSeconds(5));

	private final ApiThrottle two = throttle(Duration.ofSeconds(5));

	@Test
	void waitsForTheNextSecondAfterTwentyCallsOfAllNodes() {
		for (int i = 0; i < 20; i++) {
			(((i % 2) == 0) ? this.one : this.two).call("/api", () -> "x");
		}
		assertThat(this.pauses).isEmpty();
		this.two.call("/api", () -> "x");
		assertThat(this.pauses).hasSize(1);
		assertThat(this.pauses.get(0)).isBetween(Duration.ofMillis(1), Duration.ofMillis(1001));
	}

	@Test
	void countsEachApiForItself() {
		for (int i = 0; i < 40; i++) {
			this.one.call("/api" + i % 2, () -> "x");
		}
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void failsWhenItsTurnIsTooFarAway() {
		ApiThrottle impatient = throttle(Duration.ofMillis(500));
		for (int i = 0; i < 20; i++) {
			impatient.call("/api", () -> "x");
		}
		PlatformException failure = catchThrowableOfType(PlatformException.class,
				() -> impatient.call("/api", () -> "x"));
		assertThat(failure.category()).isEqualTo(ErrorCategory.THROTTLED);
		assertThat(failure.code()).isEqualTo("local-limit");
	}

	@Test
	void repeatsWhatTheGatewayThrottled() {
		AtomicInteger calls = new AtomicInteger();
		String answer = this.one.call("/api", () -> {
			if (calls.incrementAndGet() < 3) {
				throw throttled(Duration.ofSeconds(1));
			}
			return "x";
		});
		assertThat(answer).isEqualTo("x");
		assertThat(this.pauses).hasSize(2).allMatch((pause) -> pause.compareTo(Duration.ofSeconds(1)) >= 0);
	}

	@Test
	void givesUpAfterThreeAttemptsOrWhenThePlatformAsksForTooMuchPatience() {
		AtomicInteger calls = new AtomicInteger();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.one.call("/api", () -> {
			calls.incrementAndGet();
			throw throttled(Duration.ofSeconds(1));
		}));
		assertThat(calls).hasValue(3);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.one.call("/api", () -> {
			calls.incrementAndGet();
			throw throttled(Duration.ofMinutes(5));
		}));
		assertThat(calls).hasValue(4);
	}

	private static PlatformException throttled(Duration wait) {
		return PlatformException.of(Platform.DING_TALK, "/api")
			.verdict(ErrorVerdict.of(ErrorCategory.THROTTLED).withRetryAfter(wait))
			.build();
	}

	private ApiThrottle throttle(Duration maxWait) {
		return new ApiThrottle(this.store, "dingabc", maxWait, (duration) -> {
			this.pauses.add(duration);
			this.clock.advance(duration);
		});
	}

}
