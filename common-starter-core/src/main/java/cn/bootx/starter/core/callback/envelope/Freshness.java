package cn.bootx.starter.core.callback.envelope;

import java.time.Clock;
import java.time.Duration;

import cn.bootx.starter.core.callback.CallbackRejectedException;

/**
 * Refuses pushes whose timestamp is too far from now, so that a recorded push cannot be
 * used later.
 *
 * @since 0.1.0
 */
public final class Freshness {

	private static final int DIGITS_OF_SECONDS = 10;

	private static final int DIGITS_OF_MILLIS = 13;

	private final Clock clock;

	private final Duration maxSkew;

	public Freshness(Clock clock, Duration maxSkew) {
		this.clock = clock;
		this.maxSkew = maxSkew;
	}

	/**
	 * Checks a timestamp in seconds or milliseconds; DingTalk sends both.
	 * @throws CallbackRejectedException if it is not a time, or not near now
	 */
	public void check(String timestamp) {
		near(millis(timestamp));
	}

	/**
	 * Checks a timestamp in milliseconds, thirteen digits and nothing else.
	 * @throws CallbackRejectedException if it is not a time, or not near now
	 */
	public void checkMillis(String timestamp) {
		if (timestamp.length() != DIGITS_OF_MILLIS) {
			throw CallbackRejectedException.forbidden("timestamp is not a number of milliseconds");
		}
		check(timestamp);
	}

	/**
	 * Checks a timestamp in seconds, ten digits and nothing else: where a signature
	 * covers only the joined parameters, a digit of the nonce must not be able to become
	 * one of the timestamp.
	 * @throws CallbackRejectedException if it is not a time, or not near now
	 */
	public void checkSeconds(String timestamp) {
		if (timestamp.length() != DIGITS_OF_SECONDS) {
			throw CallbackRejectedException.forbidden("timestamp is not a number of seconds");
		}
		check(timestamp);
	}

	private void near(long millis) {
		long skew = Math.abs(this.clock.millis() - millis);
		if (skew > this.maxSkew.toMillis()) {
			throw CallbackRejectedException.forbidden("timestamp is " + skew / 1000
					+ " s away from this machine's clock, allowed are " + this.maxSkew.toSeconds() + " s");
		}
	}

	private static long millis(String timestamp) {
		boolean seconds = timestamp.length() == DIGITS_OF_SECONDS;
		if (!seconds && timestamp.length() != DIGITS_OF_MILLIS || timestamp.charAt(0) == '0' || !isDigits(timestamp)) {
			throw CallbackRejectedException.forbidden("timestamp is not a number of seconds or milliseconds");
		}
		long value = Long.parseLong(timestamp);
		return seconds ? value * 1000 : value;
	}

	private static boolean isDigits(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < '0' || text.charAt(i) > '9') {
				return false;
			}
		}
		return true;
	}

}
