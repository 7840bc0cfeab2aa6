package cn.bootx.starter.simulator.wechat.gate;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Ids and keys that cannot be guessed.
 */
public final class RandomIds {

	private static final SecureRandom RANDOM = new SecureRandom();

	private RandomIds() {
	}

	/** URL-safe Base64 of so many random bytes. */
	public static String next(int bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
	}

	public static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

}
