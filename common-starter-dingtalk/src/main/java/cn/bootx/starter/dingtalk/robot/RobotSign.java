package cn.bootx.starter.dingtalk.robot;

import java.util.Base64;

import cn.bootx.starter.core.text.ContentDigest;

/**
 * The signature of robots: Base64 of HMAC-SHA256 over the time and the secret, with the
 * secret as key. Not encoded for a URL: half of all signatures hold a {@code +}, and the
 * code that builds the URL must encode it exactly once.
 *
 * @since 0.1.0
 */
public final class RobotSign {

	private RobotSign() {
	}

	/** The signature of the milliseconds with a robot's or application's secret. */
	public static String of(String timestamp, String secret) {
		return hmac(timestamp + "\n" + secret, secret);
	}

	/** Base64 of HMAC-SHA256 over any text. */
	public static String hmac(String text, String secret) {
		return Base64.getEncoder().encodeToString(ContentDigest.keyed(secret, text));
	}

}
