package cn.bootx.starter.dingtalk.robot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of robots: Base64 of HMAC-SHA256 over the time and the secret, with the
 * secret as key. Not encoded for a URL: half of all signatures hold a {@code +}, and the
 * code that builds the URL must encode it exactly once.
 *
 * @since 0.1.0
 */
public final class RobotSign {

	private static final String ALGORITHM = "HmacSHA256";

	private RobotSign() {
	}

	/** The signature of the milliseconds with a robot's or application's secret. */
	public static String of(String timestamp, String secret) {
		return hmac(timestamp + "\n" + secret, secret);
	}

	/** Base64 of HMAC-SHA256 over any text. */
	public static String hmac(String text, String secret) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
			byte[] signed = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signed);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has HmacSHA256", ex);
		}
	}

}
