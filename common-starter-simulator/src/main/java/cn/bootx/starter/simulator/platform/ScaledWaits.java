package cn.bootx.starter.simulator.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The waits that platforms make: before another attempt, until a ticket is due. They pass
 * as fast as the {@link SimulatedClock} runs; where the clock is another one, in real
 * time.
 *
 * @since 0.1.0
 */
public final class ScaledWaits {

	private final Clock clock;

	private final double share;

	/**
	 * @param clock the simulated time
	 * @param share how much of each wait before another attempt is made: 1 for all of it,
	 * 0 for no waiting
	 * @throws IllegalArgumentException if the share is negative or no number
	 */
	public ScaledWaits(Clock clock, double share) {
		if (!(share >= 0)) {
			throw new IllegalArgumentException("The share of each wait must be 0 or more, not " + share);
		}
		this.clock = clock;
		this.share = share;
	}

	/**
	 * How long a wait before another attempt takes in real time; a stopped clock counts
	 * as one that is not accelerated.
	 */
	public Duration real(Duration wait) {
		double factor = (this.clock instanceof SimulatedClock simulated) ? simulated.factor() : 1;
		return Duration.ofNanos((long) (wait.toNanos() * this.share / ((factor > 0) ? factor : 1)));
	}

	/**
	 * Waits before another attempt.
	 * @param since when the attempt before it began
	 * @param wait how long after that the platform tries again
	 */
	public void beforeRetry(Instant since, Duration wait) throws InterruptedException {
		until(since, Duration.ofNanos((long) (wait.toNanos() * this.share)));
	}

	/** Waits for a time that no share shortens. */
	public void until(Instant since, Duration wait) throws InterruptedException {
		if (this.clock instanceof SimulatedClock simulated) {
			simulated.await(since, wait);
		}
		else {
			TimeUnit.NANOSECONDS.sleep(Duration.between(this.clock.instant(), since.plus(wait)).toNanos());
		}
	}

}
