package cn.bootx.starter.core.text;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SHA-256: distinguishes contents without keeping them. The one place that looks the
 * algorithm up.
 *
 * @since 0.1.0
 */
public final class ContentDigest {

	private static final String KEYED = "HmacSHA256";

	/** Enough to distinguish what one sender sends within minutes. */
	private static final int BRIEF = 12;

	private final MessageDigest digest = sha256();

	/** Adds bytes. */
	public ContentDigest add(byte[] content) {
		this.digest.update(content);
		return this;
	}

	/** Adds a text in UTF-8. */
	public ContentDigest add(String content) {
		return add(content.getBytes(StandardCharsets.UTF_8));
	}

	/** The digest in 32 bytes. Another call begins anew. */
	public byte[] bytes() {
		return this.digest.digest();
	}

	/** The digest in 64 hexadecimal digits. Another call begins anew. */
	public String hex() {
		return HexFormat.of().formatHex(bytes());
	}

	/**
	 * The beginning of the digest, for identities: 24 hexadecimal digits. Another call
	 * begins anew.
	 */
	public String brief() {
		return HexFormat.of().formatHex(bytes(), 0, BRIEF);
	}

	public static byte[] of(byte[] content) {
		return sha256().digest(content);
	}

	public static String hex(byte[] content) {
		return HexFormat.of().formatHex(of(content));
	}

	public static String hex(String content) {
		return hex(content.getBytes(StandardCharsets.UTF_8));
	}

	public static String brief(String content) {
		return new ContentDigest().add(content).brief();
	}

	/**
	 * HMAC-SHA256 of a text, 32 bytes.
	 * @param key not empty
	 */
	public static byte[] keyed(String key, String text) {
		try {
			Mac mac = Mac.getInstance(KEYED);
			mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), KEYED));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + KEYED, ex);
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
