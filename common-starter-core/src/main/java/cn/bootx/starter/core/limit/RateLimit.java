package cn.bootx.starter.core.limit;

import java.time.Duration;

/**
 * How much is allowed.
 *
 * @param calls how many calls in any stretch of the window's length; 0 for no limit
 * @param window a little more than the platform's: calls that leave evenly do not arrive
 * evenly
 * @param maxWait how long a call waits for its turn at most
 * @since 0.1.0
 */
public record RateLimit(int calls, Duration window, Duration maxWait) {

	/** Turns are kept in one entry of the store. */
	private static final int MAX_CALLS = 10_000;

	public RateLimit {
		if (calls < 0 || calls > MAX_CALLS) {
			throw new IllegalArgumentException("A limit is 0 (off) to " + MAX_CALLS + " calls, but is " + calls);
		}
		if (window.isNegative() || window.isZero() || maxWait.isNegative()) {
			throw new IllegalArgumentException(
					"A window must be positive and a waiting time not negative, but are " + window + " and " + maxWait);
		}
	}

	/** In any minute, with a second more for calls that travel at different speeds. */
	public static RateLimit perMinute(int calls, Duration maxWait) {
		return new RateLimit(calls, Duration.ofSeconds(61), maxWait);
	}

	/** In any second. */
	public static RateLimit perSecond(int calls, Duration maxWait) {
		return new RateLimit(calls, Duration.ofSeconds(1), maxWait);
	}

	boolean isOff() {
		return this.calls == 0;
	}

}
