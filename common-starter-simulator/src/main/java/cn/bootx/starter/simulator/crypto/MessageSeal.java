package cn.bootx.starter.simulator.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption that WeChat, WeCom and DingTalk share: AES-256-CBC over
 * {@code random(16) ‖ length(4) ‖ message ‖ receive id}, padded to 32-byte blocks.
 *
 * @since 0.1.0
 */
public final class MessageSeal {

	private static final int BLOCK = 32;

	private static final int RANDOM = 16;

	private static final int HEAD = RANDOM + 4;

	private static final SecureRandom SECURE = new SecureRandom();

	private final byte[] key;

	private final String receiveId;

	/**
	 * A seal for one receiver.
	 * @param encodingAesKey 43 characters of Base64
	 * @param receiveId app id, corp id, component app id, or empty for WeCom robots
	 */
	public MessageSeal(String encodingAesKey, String receiveId) {
		this.key = decodeKey(encodingAesKey);
		this.receiveId = receiveId;
	}

	private static byte[] decodeKey(String encodingAesKey) {
		if (encodingAesKey.length() != 43) {
			throw new IllegalArgumentException(
					"An EncodingAESKey has 43 characters, this one " + encodingAesKey.length());
		}
		return Base64.getDecoder().decode(encodingAesKey + "=");
	}

	public String receiveId() {
		return this.receiveId;
	}

	/** Base64 of the encrypted message. */
	public String seal(String message) {
		byte[] random = new byte[RANDOM];
		SECURE.nextBytes(random);
		return seal(message, random);
	}

	String seal(String message, byte[] random) {
		byte[] text = message.getBytes(StandardCharsets.UTF_8);
		byte[] receiver = this.receiveId.getBytes(StandardCharsets.UTF_8);
		int length = HEAD + text.length + receiver.length;
		int padding = BLOCK - length % BLOCK;
		byte[] plain = ByteBuffer.allocate(length + padding)
			.put(random)
			.putInt(text.length)
			.put(text)
			.put(receiver)
			.array();
		Arrays.fill(plain, length, plain.length, (byte) padding);
		try {
			return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Decrypts; the receive id is returned, not judged.
	 * @throws SealException if it is not Base64, not a whole number of blocks, wrongly
	 * padded, or its length field does not fit
	 */
	public OpenedMessage open(String base64) {
		byte[] plain;
		try {
			plain = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(base64));
		}
		catch (IllegalArgumentException ex) {
			throw new SealException("not Base64", ex);
		}
		catch (GeneralSecurityException ex) {
			throw new SealException("not decryptable with this key", ex);
		}
		int end = plain.length - padding(plain);
		int length = (end >= HEAD) ? ByteBuffer.wrap(plain, RANDOM, 4).getInt() : -1;
		if (length < 0 || length > end - HEAD) {
			throw new SealException("length field does not fit", null);
		}
		return new OpenedMessage(new String(plain, HEAD, length, StandardCharsets.UTF_8),
				new String(plain, HEAD + length, end - HEAD - length, StandardCharsets.UTF_8));
	}

	private static int padding(byte[] plain) {
		int padding = (plain.length > 0) ? plain[plain.length - 1] : 0;
		if (padding < 1 || padding > BLOCK || padding > plain.length) {
			throw new SealException("wrong padding", null);
		}
		for (int i = plain.length - padding; i < plain.length; i++) {
			if (plain[i] != padding) {
				throw new SealException("wrong padding", null);
			}
		}
		return padding;
	}

	private Cipher cipher(int mode) throws GeneralSecurityException {
		// JCE's own padding knows blocks of 16 only.
		Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
		cipher.init(mode, new SecretKeySpec(this.key, "AES"), new IvParameterSpec(this.key, 0, 16));
		return cipher;
	}

}
