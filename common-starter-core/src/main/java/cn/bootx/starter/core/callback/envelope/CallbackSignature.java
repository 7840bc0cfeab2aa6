package cn.bootx.starter.core.callback.envelope;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import cn.bootx.starter.core.callback.CallbackRejectedException;

/**
 * The signature of WeChat, WeCom and DingTalk pushes: lower-case hexadecimal SHA-1 of the
 * sorted and joined values.
 *
 * @since 0.1.0
 */
public final class CallbackSignature {

	private static final byte[] NOTHING = {};

	private static final HexFormat HEX = HexFormat.of();

	private static final Spares<MessageDigest> digests = new Spares<>(CallbackSignature::sha1);

	private CallbackSignature() {
	}

	public static String of(String... values) {
		return of(NOTHING, values);
	}

	/** The signature of a ciphertext and other values. */
	public static String of(byte[] ciphertext, String... values) {
		return HEX.formatHex(digest(ciphertext, values));
	}

	/**
	 * Verifies a signature in constant time.
	 * @throws CallbackRejectedException if it is not the signature of the values
	 */
	public static void verify(String given, String... values) {
		verify(given, NOTHING, values);
	}

	/**
	 * Verifies the signature of a ciphertext and other values in constant time.
	 * @throws CallbackRejectedException if it is not their signature
	 */
	public static void verify(String given, byte[] ciphertext, String... values) {
		if (!isHexOf(digest(ciphertext, values), given)) {
			throw CallbackRejectedException.forbidden("signature does not match; compare the token with the console's");
		}
	}

	/** Whether two texts are equal, in a time that does not show where they differ. */
	public static boolean sameText(String expected, String given) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
	}

	/** The same in time as {@link #sameText}. */
	private static boolean isHexOf(byte[] digest, String given) {
		if (given.length() != digest.length * 2) {
			return false;
		}
		int different = 0;
		for (int i = 0; i < digest.length; i++) {
			different |= HEX.toHighHexDigit(digest[i]) ^ given.charAt(2 * i);
			different |= HEX.toLowHexDigit(digest[i]) ^ given.charAt(2 * i + 1);
		}
		return different == 0;
	}

	private static byte[] digest(byte[] ciphertext, String[] values) {
		byte[][] sorted = new byte[values.length + 1][];
		sorted[values.length] = ciphertext;
		for (int i = 0; i < values.length; i++) {
			sorted[i] = values[i].getBytes(StandardCharsets.UTF_8);
		}
		Arrays.sort(sorted, Arrays::compareUnsigned);
		MessageDigest digest = digests.take();
		for (byte[] value : sorted) {
			digest.update(value);
		}
		byte[] signature = digest.digest();
		digests.give(digest);
		return signature;
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
