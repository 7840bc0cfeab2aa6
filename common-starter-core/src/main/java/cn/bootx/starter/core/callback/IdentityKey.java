package cn.bootx.starter.core.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The short form of an identity in a shared store: 22 characters for the first 128 bits
 * of its SHA-256, the same on all nodes.
 */
final class IdentityKey {

	private static final int BYTES = 16;

	private IdentityKey() {
	}

	/** In braces, so that a cluster keeps all keys of one message together. */
	static String of(String identity) {
		byte[] digest = sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
		return "ledger:{" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)) + "}";
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
