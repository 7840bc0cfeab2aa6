package cn.bootx.starter.simulator.rules;

import java.time.Duration;

/**
 * The waits that a platform makes before it tries again, shortened so that a test need
 * not sit through them: a hundredth at first.
 *
 * @since 0.1.0
 */
public final class ScaledWaits {

	private volatile double scale = 0.01;

	/**
	 * Changes how much of each wait is made.
	 * @param newScale 1 for real time, 0 for no waiting
	 */
	public void scale(double newScale) {
		if (newScale < 0 || Double.isNaN(newScale)) {
			throw new IllegalArgumentException("The scale must be 0 or more, not " + newScale);
		}
		this.scale = newScale;
	}

	/** How long a platform's wait takes here. */
	public Duration of(Duration real) {
		return Duration.ofNanos((long) (real.toNanos() * this.scale));
	}

	/** Waits as long as the platform would, scaled. */
	public void await(Duration real) throws InterruptedException {
		Thread.sleep(of(real).toMillis());
	}

}
