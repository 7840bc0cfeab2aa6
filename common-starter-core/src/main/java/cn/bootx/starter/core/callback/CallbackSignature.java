package cn.bootx.starter.core.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The signature of WeChat, WeCom and DingTalk pushes: lower-case hexadecimal SHA-1 of the
 * sorted and joined values.
 *
 * @since 0.1.0
 */
public final class CallbackSignature {

	private static final ThreadLocal<MessageDigest> SHA1 = ThreadLocal.withInitial(CallbackSignature::sha1);

	private CallbackSignature() {
	}

	public static String of(String... values) {
		String[] sorted = values.clone();
		Arrays.sort(sorted);
		MessageDigest digest = SHA1.get();
		digest.reset();
		for (String value : sorted) {
			digest.update(value.getBytes(StandardCharsets.UTF_8));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * Verifies a signature in constant time.
	 * @throws CallbackRejectedException if it is not the signature of the values
	 */
	public static void verify(String given, String... values) {
		if (!sameText(of(values), given)) {
			throw CallbackRejectedException.forbidden("signature does not match; compare the token with the console's");
		}
	}

	/**
	 * Whether two texts are equal, in a time that does not depend on where they differ.
	 */
	public static boolean sameText(String expected, String given) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-1", ex);
		}
	}

}
