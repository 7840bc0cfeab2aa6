package cn.bootx.starter.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that only tests move.
 */
public final class MutableClock extends Clock {

	private volatile Instant now;

	/**
	 * A clock that begins now.
	 */
	public MutableClock() {
		this(Instant.now().toString());
	}

	/**
	 * A clock that begins at a time.
	 * @param begin the time as ISO 8601 writes it
	 */
	public MutableClock(String begin) {
		this.now = Instant.parse(begin);
	}

	/**
	 * Moves the clock, backwards where the duration is negative.
	 */
	public synchronized void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
