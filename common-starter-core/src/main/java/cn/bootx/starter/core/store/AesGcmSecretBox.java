package cn.bootx.starter.core.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import cn.bootx.starter.core.text.ContentDigest;

/**
 * {@link SecretBox} with AES-256-GCM. A sealed text is {@code enc1:}, the id of the key,
 * {@code :} and Base64 of a random nonce and the ciphertext. The first key seals; all of
 * them open, so that a key is replaced by putting the new one in front.
 */
final class AesGcmSecretBox implements SecretBox {

	static final String MARK = "enc1:";

	private static final int KEY_BYTES = 32;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private static final SecureRandom random = new SecureRandom();

	private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

	private final String sealing;

	private final SecretKeySpec sealingKey;

	/**
	 * Takes the keys.
	 * @param keys 32 bytes each; the first one seals
	 */
	AesGcmSecretBox(List<byte[]> keys) {
		for (byte[] key : keys) {
			if (key.length != KEY_BYTES) {
				throw new IllegalArgumentException("A key has " + KEY_BYTES + " bytes, this one has " + key.length);
			}
			this.keys.put(id(key), new SecretKeySpec(key, "AES"));
		}
		Map.Entry<String, SecretKeySpec> first = this.keys.entrySet().iterator().next();
		this.sealing = first.getKey();
		this.sealingKey = first.getValue();
	}

	@Override
	public String seal(String place, String text) {
		byte[] nonce = new byte[NONCE_BYTES];
		random.nextBytes(nonce);
		try {
			Cipher cipher = cipher(Cipher.ENCRYPT_MODE, this.sealingKey, nonce, place);
			byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
			byte[] stored = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
			return MARK + this.sealing + ":" + Base64.getEncoder().encodeToString(stored);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES-256-GCM failed", ex);
		}
	}

	@Override
	public String open(String place, String stored) {
		if (!stored.startsWith(MARK)) {
			return stored;
		}
		int colon = stored.indexOf(':', MARK.length());
		String keyId = (colon < 0) ? "" : stored.substring(MARK.length(), colon);
		SecretKeySpec key = this.keys.get(keyId);
		if (key == null) {
			throw new UnreadableException(place, "was encrypted with key " + keyId
					+ ", which is not configured; add that key to bootx.starter.third.store.previous-encryption-keys");
		}
		try {
			byte[] bytes = Base64.getDecoder().decode(stored.substring(colon + 1));
			byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
			Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, place);
			byte[] text = cipher.doFinal(bytes, NONCE_BYTES, Math.max(0, bytes.length - NONCE_BYTES));
			return new String(text, StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new UnreadableException(place,
					"does not open: it was changed in the store, or copied there from another place");
		}
	}

	private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String place)
			throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
		return cipher;
	}

	/** Names a key without telling anything about it. */
	private static String id(byte[] key) {
		return ContentDigest.hex(key).substring(0, 8);
	}

}
