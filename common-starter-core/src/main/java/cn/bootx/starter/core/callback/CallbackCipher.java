package cn.bootx.starter.core.callback;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption of WeChat, WeCom, Open Platform and DingTalk pushes: AES-256-CBC with
 * the first half of the key as IV, over 16 random bytes, the length of the message in
 * four bytes, the message and the receive id, padded as PKCS#7 with a block of 32 bytes.
 * The JDK's own padding refuses blocks over 16, so the padding is done here.
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

	private final ThreadLocal<Cipher> encrypting = ThreadLocal.withInitial(() -> newCipher(Cipher.ENCRYPT_MODE));

	private final ThreadLocal<Cipher> decrypting = ThreadLocal.withInitial(() -> newCipher(Cipher.DECRYPT_MODE));

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
	 * Opens a verified ciphertext.
	 * @param encrypted Base64
	 * @param receiveIds the ids that the message may be meant for
	 * @return the message
	 * @throws CallbackRejectedException if it was not encrypted with this key, or is
	 * meant for somebody else
	 */
	public String decrypt(String encrypted, Collection<String> receiveIds) {
		byte[] plain = decryptBytes(encrypted);
		int end = plain.length - padding(plain);
		if (end < HEADER) {
			throw CallbackRejectedException.forbidden("ciphertext is too short");
		}
		int length = ByteBuffer.wrap(plain).getInt(RANDOM);
		if (length < 0 || length > end - HEADER) {
			throw CallbackRejectedException.forbidden("ciphertext has a wrong length field");
		}
		byte[] receiveId = Arrays.copyOfRange(plain, HEADER + length, end);
		boolean meantForUs = false;
		for (String id : receiveIds) {
			// No short cut: the time must not tell which id nearly matched.
			meantForUs |= MessageDigest.isEqual(id.getBytes(StandardCharsets.UTF_8), receiveId);
		}
		if (!meantForUs) {
			throw CallbackRejectedException.forbidden("message is meant for another receive id (app id, corp id)");
		}
		return utf8(plain, HEADER, length);
	}

	/**
	 * Encrypts a reply.
	 * @return Base64
	 */
	public String encrypt(String message, String receiveId) {
		byte[] content = message.getBytes(StandardCharsets.UTF_8);
		byte[] id = receiveId.getBytes(StandardCharsets.UTF_8);
		int length = HEADER + content.length + id.length;
		int pad = BLOCK - length % BLOCK;
		byte[] salt = new byte[RANDOM];
		random.nextBytes(salt);
		ByteBuffer plain = ByteBuffer.allocate(length + pad).put(salt).putInt(content.length).put(content).put(id);
		Arrays.fill(plain.array(), length, length + pad, (byte) pad);
		try {
			return Base64.getEncoder().encodeToString(this.encrypting.get().doFinal(plain.array()));
		}
		catch (GeneralSecurityException ex) {
			this.encrypting.remove();
			throw new IllegalStateException("AES-256-CBC failed", ex);
		}
	}

	private byte[] decryptBytes(String encrypted) {
		try {
			byte[] bytes = Base64.getDecoder().decode(encrypted);
			if (bytes.length == 0 || bytes.length % 16 != 0) {
				throw CallbackRejectedException.forbidden("ciphertext is not a multiple of 16 bytes");
			}
			return this.decrypting.get().doFinal(bytes);
		}
		catch (IllegalArgumentException ex) {
			throw CallbackRejectedException.malformed("ciphertext is not Base64");
		}
		catch (GeneralSecurityException ex) {
			this.decrypting.remove();
			throw CallbackRejectedException.forbidden("ciphertext cannot be decrypted");
		}
	}

	private static int padding(byte[] plain) {
		int pad = plain[plain.length - 1];
		if (pad < 1 || pad > BLOCK || pad > plain.length) {
			throw CallbackRejectedException.forbidden("ciphertext has a wrong padding; compare the EncodingAESKey");
		}
		for (int i = plain.length - pad; i < plain.length; i++) {
			if (plain[i] != pad) {
				throw CallbackRejectedException.forbidden("ciphertext has a wrong padding; compare the EncodingAESKey");
			}
		}
		return pad;
	}

	private static String utf8(byte[] bytes, int offset, int length) {
		String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
		return (text.indexOf('\uFFFD') < 0) ? text : strictUtf8(bytes, offset, length);
	}

	/**
	 * Tells a replacement character that was sent from one that stands for a malformed
	 * byte.
	 */
	private static String strictUtf8(byte[] bytes, int offset, int length) {
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes, offset, length))
				.toString();
		}
		catch (CharacterCodingException ex) {
			throw CallbackRejectedException.malformed("message is not UTF-8");
		}
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

}
