package cn.bootx.starter.core.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.testing.MutableClock;

/**
 * Waits in no time: a sleep moves the clock of the store and the limiter's own.
 */
final class FakeWaiting implements RateLimiter.Waiting {

	final List<Duration> sleeps = new ArrayList<>();

	private final MutableClock clock;

	FakeWaiting(MutableClock clock) {
		this.clock = clock;
	}

	@Override
	public long nanoTime() {
		return this.clock.millis() * 1_000_000;
	}

	@Override
	public void sleep(Duration time) {
		this.sleeps.add(time);
		// The clock has milliseconds, and a sleep never ends early.
		this.clock.advance(Duration.ofMillis(time.plusNanos(999_999).toMillis()));
	}

}
