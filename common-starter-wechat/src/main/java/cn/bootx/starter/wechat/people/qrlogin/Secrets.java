package cn.bootx.starter.wechat.people.qrlogin;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

import cn.bootx.starter.core.text.ContentDigest;

/**
 * Ids that cannot be guessed. The store holds only their hashes, so that what can be read
 * there is not enough to log in.
 */
final class Secrets {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

	private static final SecureRandom random = new SecureRandom();

	private Secrets() {
	}

	/** 128 random bits in 22 characters. */
	static String next() {
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** Whether it can be one of ours; anything else is never used in a key. */
	static boolean isWellFormed(String value) {
		return FORM.matcher(value).matches();
	}

	static String hash(String value) {
		byte[] digest = new ContentDigest().add(value).bytes();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
	}

}
