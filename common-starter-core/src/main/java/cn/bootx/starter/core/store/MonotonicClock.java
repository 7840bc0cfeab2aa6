package cn.bootx.starter.core.store;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that only goes forward, at the pace of time: it begins with the time of day and
 * does not follow when that is set. Times to live must not end because a machine's clock
 * was corrected.
 */
final class MonotonicClock implements InstantSource {

	private static final long NANOS_PER_MILLI = 1_000_000;

	private final long beganMillis = System.currentTimeMillis();

	private final long beganNanos = System.nanoTime();

	/**
	 * A monotonic one in place of the system's; any other clock is the caller's own way
	 * for the time of day.
	 */
	static InstantSource inPlaceOf(Clock clock) {
		return clock.equals(Clock.system(clock.getZone())) ? new MonotonicClock() : clock;
	}

	@Override
	public long millis() {
		return this.beganMillis + (System.nanoTime() - this.beganNanos) / NANOS_PER_MILLI;
	}

	@Override
	public Instant instant() {
		return Instant.ofEpochMilli(millis());
	}

}
