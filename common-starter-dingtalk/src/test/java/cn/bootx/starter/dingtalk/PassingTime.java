package cn.bootx.starter.dingtalk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.testing.MutableClock;

/**
 * Waits in no time: a sleep moves the clock.
 */
public final class PassingTime implements RateLimiter.Waiting {

	private final MutableClock clock;

	private final List<Duration> sleeps = new ArrayList<>();

	PassingTime(MutableClock clock) {
		this.clock = clock;
	}

	public List<Duration> sleeps() {
		return this.sleeps;
	}

	@Override
	public long nanoTime() {
		return this.clock.millis() * 1_000_000;
	}

	@Override
	public synchronized void sleep(Duration time) {
		this.sleeps.add(time);
		// The clock has milliseconds, and a sleep never ends early.
		this.clock.advance(Duration.ofMillis(time.plusNanos(999_999).toMillis()));
	}

}
