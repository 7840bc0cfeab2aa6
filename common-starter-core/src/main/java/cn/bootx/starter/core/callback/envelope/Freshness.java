package cn.bootx.starter.core.callback.envelope;

import java.time.Clock;
import java.time.Duration;

import cn.bootx.starter.core.callback.CallbackRejectedException;

/**
 * Refuses pushes whose timestamp is too far from now, so that a recorded push cannot be
 * used later, with a {@link CallbackRejectedException}.
 *
 * @since 0.1.0
 */
public record Freshness(Clock clock, Duration maxSkew) {

	private static final int DIGITS_OF_SECONDS = 10;

	private static final int DIGITS_OF_MILLIS = 13;

	private static final String NO_TIME = "timestamp is not a number of seconds or milliseconds";

	/** Checks a timestamp in seconds or milliseconds; DingTalk sends both. */
	public void check(String timestamp) {
		near(timestamp, DIGITS_OF_SECONDS, DIGITS_OF_MILLIS, NO_TIME);
	}

	/** Checks a timestamp in milliseconds, thirteen digits and nothing else. */
	public void checkMillis(String timestamp) {
		near(timestamp, DIGITS_OF_MILLIS, DIGITS_OF_MILLIS, "timestamp is not a number of milliseconds");
	}

	/**
	 * Checks a timestamp in seconds, ten digits and nothing else: where a signature
	 * covers only the joined parameters, a digit of the nonce must not become one of the
	 * timestamp.
	 */
	public void checkSeconds(String timestamp) {
		near(timestamp, DIGITS_OF_SECONDS, DIGITS_OF_SECONDS, "timestamp is not a number of seconds");
	}

	private void near(String timestamp, int digits, int orDigits, String problem) {
		int length = timestamp.length();
		if (length != digits && length != orDigits) {
			throw CallbackRejectedException.forbidden(problem);
		}
		if (timestamp.charAt(0) == '0' || !isDigits(timestamp)) {
			throw CallbackRejectedException.forbidden(NO_TIME);
		}
		long millis = Long.parseLong(timestamp) * ((length == DIGITS_OF_SECONDS) ? 1000 : 1);
		long skew = Math.abs(this.clock.millis() - millis);
		if (skew > this.maxSkew.toMillis()) {
			throw CallbackRejectedException.forbidden("timestamp is " + skew / 1000
					+ " s away from this machine's clock, allowed are " + this.maxSkew.toSeconds() + " s");
		}
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
