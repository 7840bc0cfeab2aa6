package cn.bootx.starter.core.callback.ledger;

import java.util.Arrays;
import java.util.Base64;

import cn.bootx.starter.core.text.ContentDigest;

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
		byte[] digest = new ContentDigest().add(identity).bytes();
		return "ledger:{" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)) + "}";
	}

}
