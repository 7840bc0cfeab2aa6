package cn.bootx.starter.core.callback;

import java.time.Clock;
import java.time.Duration;

/**
 * Refuses pushes whose timestamp is too far from now, so that a recorded push cannot be
 * used later.
 *
 * @since 0.1.0
 */
public final class Freshness {

	/** Ten digits of seconds, thirteen of milliseconds. */
	private static final int MAX_DIGITS = 13;

	private static final long MILLIS_FROM = 100_000_000_000L;

	private final Clock clock;

	private final Duration maxSkew;

	public Freshness(Clock clock, Duration maxSkew) {
		this.clock = clock;
		this.maxSkew = maxSkew;
	}

	/**
	 * Checks a timestamp in seconds (WeChat, WeCom) or milliseconds (DingTalk).
	 * @throws CallbackRejectedException if it is not a time, or not near now
	 */
	public void check(String timestamp) {
		long millis = millis(timestamp);
		long skew = Math.abs(this.clock.millis() - millis);
		if (skew > this.maxSkew.toMillis()) {
			throw CallbackRejectedException.forbidden("timestamp is " + skew / 1000
					+ " s away from this machine's clock, allowed are " + this.maxSkew.toSeconds() + " s");
		}
	}

	private static long millis(String timestamp) {
		if (timestamp.isEmpty() || timestamp.length() > MAX_DIGITS
				|| !timestamp.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			throw CallbackRejectedException.forbidden("timestamp is not a number of seconds or milliseconds");
		}
		long value = Long.parseLong(timestamp);
		return (value < MILLIS_FROM) ? value * 1000 : value;
	}

}
