package cn.bootx.starter.simulator.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The signature of WeChat, WeCom and DingTalk callbacks: SHA-1 over the sorted values.
 *
 * @since 0.1.0
 */
public final class Sha1Signature {

	private Sha1Signature() {
	}

	/** Lower-case hex of SHA-1 over the values, sorted and joined without a separator. */
	public static String of(String... values) {
		String[] sorted = values.clone();
		Arrays.sort(sorted);
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-1");
			for (String value : sorted) {
				digest.update(value.getBytes(StandardCharsets.UTF_8));
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static boolean matches(@Nullable String signature, String... values) {
		return signature != null && MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8),
				of(values).getBytes(StandardCharsets.UTF_8));
	}

}
