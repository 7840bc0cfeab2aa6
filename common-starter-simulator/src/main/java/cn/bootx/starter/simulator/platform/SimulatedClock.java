package cn.bootx.starter.simulator.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * The time of all platforms: runs as fast as wanted, jumps, and can be stopped. Tokens,
 * codes and media expire by it, and the platforms' own waits pass by it. It never follows
 * the machine's clock when that is stepped.
 *
 * @since 0.1.0
 */
public final class SimulatedClock extends Clock {

	private Instant at;

	private long setAt;

	private double factor;

	/**
	 * Starts at the machine's time.
	 * @param factor how many times faster than real time, 0 to stop it
	 * @throws IllegalArgumentException if the factor is negative or above 100,000
	 */
	public SimulatedClock(double factor) {
		this.at = Instant.now();
		this.setAt = System.nanoTime();
		this.factor = checked(factor);
	}

	@Override
	public synchronized Instant instant() {
		return this.at.plusNanos((long) ((System.nanoTime() - this.setAt) * this.factor));
	}

	/** Goes on from another time, with the same speed. */
	public synchronized void set(Instant time) {
		this.at = time;
		this.setAt = System.nanoTime();
		notifyAll();
	}

	/** Jumps forward, or back with a negative duration. */
	public synchronized void advance(Duration duration) {
		set(instant().plus(duration));
	}

	public synchronized double factor() {
		return this.factor;
	}

	/**
	 * Changes the speed from now on.
	 * @throws IllegalArgumentException as the constructor
	 */
	public synchronized void factor(double value) {
		double wanted = checked(value);
		set(instant());
		this.factor = wanted;
	}

	/**
	 * Waits until so much simulated time has passed; while the clock is stopped, until it
	 * is moved. If the clock is set back to before the beginning, the wait begins anew.
	 */
	public synchronized void await(Instant since, Duration duration) throws InterruptedException {
		Instant from = since;
		while (true) {
			Instant now = instant();
			from = now.isBefore(from) ? now : from;
			double left = Duration.between(now, from.plus(duration)).toNanos();
			if (left <= 0) {
				return;
			}
			if (this.factor == 0) {
				wait();
			}
			else {
				TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, (long) (left / this.factor)));
			}
		}
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		if (zone.equals(getZone())) {
			return this;
		}
		throw new UnsupportedOperationException("The simulated clock is in UTC");
	}

	private static double checked(double factor) {
		if (!(factor >= 0 && factor <= 100_000)) {
			throw new IllegalArgumentException("A clock's factor is between 0 (stopped) and 100000, not " + factor);
		}
		return factor;
	}

}
