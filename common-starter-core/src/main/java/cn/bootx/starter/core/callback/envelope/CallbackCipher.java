package cn.bootx.starter.core.callback.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.text.Utf8;

/**
 * The encryption of all platforms: AES-256-CBC with the first half of the key as IV, over
 * 16 random bytes, the length of the message in four bytes, the message and the receive
 * id, padded as PKCS#7 with a block of 32 bytes, which the JDK's own padding refuses.
 *
 * @since 0.1.0
 */
public final class CallbackCipher {

	private static final int BLOCK = 32;

	private static final int RANDOM = 16;

	private static final int HEADER = RANDOM + Integer.BYTES;

	private static final SecureRandom random = new SecureRandom();

	private final SecretKeySpec key;

	private final IvParameterSpec iv;

	/*
	 * A cipher is back in its first state after each doFinal; to key it anew would cost
	 * more than the work.
	 */

	private final Spares<Cipher> encrypting = new Spares<>(() -> newCipher(Cipher.ENCRYPT_MODE));

	private final Spares<Cipher> decrypting = new Spares<>(() -> newCipher(Cipher.DECRYPT_MODE));

	/**
	 * Takes the key of the platform's console.
	 * @param encodingAesKey 43 characters; the bits that do not fit into 32 bytes may be
	 * anything, some decoders refuse such keys
	 */
	public CallbackCipher(String encodingAesKey) {
		if (encodingAesKey.length() != 43) {
			throw new IllegalArgumentException(
					"An EncodingAESKey has 43 characters, this one has " + encodingAesKey.length());
		}
		byte[] bytes = Base64.getDecoder().decode(encodingAesKey + "=");
		this.key = new SecretKeySpec(bytes, "AES");
		this.iv = new IvParameterSpec(bytes, 0, 16);
	}

	/**
	 * Opens a verified ciphertext in Base64.
	 * @param receiveIds the ids that the message may be meant for
	 * @throws CallbackRejectedException if it was not encrypted with this key, is meant
	 * for another receive id, or is not UTF-8
	 */
	public String decrypt(String encrypted, Collection<String> receiveIds) {
		byte[] message = open(encrypted.getBytes(StandardCharsets.ISO_8859_1), List.copyOf(receiveIds)).content();
		if (Utf8.malformedAt(message, 0, message.length) >= 0) {
			throw CallbackRejectedException.malformed("message is not UTF-8");
		}
		return new String(message, StandardCharsets.UTF_8);
	}

	/** The same with bytes, which need not be UTF-8. */
	Opened open(byte[] encrypted, List<String> receiveIds) {
		byte[] plain = plain(encrypted);
		int end = plain.length - padding(plain);
		if (end < HEADER) {
			throw CallbackRejectedException.forbidden("ciphertext is too short");
		}
		int length = ByteBuffer.wrap(plain).getInt(RANDOM);
		if (length < 0 || length > end - HEADER) {
			throw CallbackRejectedException.forbidden("ciphertext has a wrong length field");
		}
		byte[] receiveId = Arrays.copyOfRange(plain, HEADER + length, end);
		int receiver = -1;
		for (int i = 0; i < receiveIds.size(); i++) {
			// No short cut: the time must not show which id nearly matched.
			if (MessageDigest.isEqual(receiveIds.get(i).getBytes(StandardCharsets.UTF_8), receiveId)) {
				receiver = i;
			}
		}
		if (receiver < 0) {
			throw CallbackRejectedException.forbidden("message is meant for another receive id (app id, corp id)");
		}
		return new Opened(Arrays.copyOfRange(plain, HEADER, HEADER + length), receiver);
	}

	/** Encrypts a reply; returns Base64. */
	public String encrypt(String message, String receiveId) {
		return new String(seal(message, receiveId), StandardCharsets.ISO_8859_1);
	}

	/** Encrypts a reply; returns Base64 as bytes. */
	public byte[] seal(String message, String receiveId) {
		int content = Utf8.length(message);
		int length = HEADER + content + Utf8.length(receiveId);
		int pad = BLOCK - length % BLOCK;
		byte[] salt = new byte[RANDOM];
		random.nextBytes(salt);
		byte[] plain = ByteBuffer.allocate(length + pad).put(salt).putInt(content).array();
		int end = Utf8.write(receiveId, plain, Utf8.write(message, plain, HEADER));
		Arrays.fill(plain, end, plain.length, (byte) pad);
		try {
			Cipher cipher = this.encrypting.take();
			byte[] encrypted = cipher.doFinal(plain);
			this.encrypting.give(cipher);
			return Base64.getEncoder().encode(encrypted);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES-256-CBC failed", ex);
		}
	}

	private byte[] plain(byte[] encrypted) {
		try {
			byte[] bytes = Base64.getDecoder().decode(encrypted);
			if (bytes.length == 0 || bytes.length % 16 != 0) {
				throw CallbackRejectedException.forbidden("ciphertext is not a multiple of 16 bytes");
			}
			Cipher cipher = this.decrypting.take();
			byte[] plain = cipher.doFinal(bytes);
			this.decrypting.give(cipher);
			return plain;
		}
		catch (IllegalArgumentException ex) {
			throw CallbackRejectedException.malformed("ciphertext is not Base64");
		}
		catch (GeneralSecurityException ex) {
			throw CallbackRejectedException.forbidden("ciphertext cannot be decrypted");
		}
	}

	private static int padding(byte[] plain) {
		int pad = plain[plain.length - 1];
		boolean right = pad >= 1 && pad <= BLOCK && pad <= plain.length;
		for (int i = plain.length - pad; right && i < plain.length; i++) {
			right = plain[i] == pad;
		}
		if (!right) {
			throw CallbackRejectedException.forbidden("ciphertext has a wrong padding; compare the EncodingAESKey");
		}
		return pad;
	}

	private Cipher newCipher(int mode) {
		try {
			Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
			cipher.init(mode, this.key, this.iv);
			return cipher;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has AES/CBC/NoPadding", ex);
		}
	}

	/**
	 * @param receiver index of the receive id that it was meant for
	 */
	record Opened(byte[] content, int receiver) {
	}

}
