package cn.bootx.starter.simulator.wechat;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Ids and keys that cannot be guessed.
 */
final class RandomIds {

	private static final SecureRandom RANDOM = new SecureRandom();

	private RandomIds() {
	}

	/** URL-safe Base64 of so many random bytes. */
	static String next(int bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
	}

	static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

}
