package cn.bootx.starter.simulator.wechat.applet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;

/**
 * What {@code wx.getUserInfo()} and its like give to a mini program, which sends it to
 * its server: once readable with a signature, once encrypted.
 *
 * @param rawData the data as JSON
 * @param signature SHA-1 of the data and the {@code session_key}
 * @param encryptedData the data with their watermark, encrypted with the
 * {@code session_key}
 * @param iv initial vector of the encryption
 * @since 0.1.0
 */
public record EncryptedUserData(String rawData, String signature, String encryptedData, String iv) {

	/**
	 * Signs and encrypts data of a user: AES-128-CBC, PKCS#7 with blocks of 16 bytes, and
	 * a watermark that names the mini program.
	 */
	static EncryptedUserData seal(Map<String, ?> data, String sessionKey, String appId, Instant at) {
		String rawData = Json.text(data);
		Map<String, Object> marked = new LinkedHashMap<>(data);
		marked.put("watermark", Map.of("timestamp", at.getEpochSecond(), "appid", appId));
		byte[] iv = RandomIds.bytes(16);
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1")
				.digest((rawData + sessionKey).getBytes(StandardCharsets.UTF_8));
			Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Base64.getDecoder().decode(sessionKey), "AES"),
					new IvParameterSpec(iv));
			Base64.Encoder base64 = Base64.getEncoder();
			return new EncryptedUserData(rawData, HexFormat.of().formatHex(digest),
					base64.encodeToString(cipher.doFinal(Json.bytes(marked))), base64.encodeToString(iv));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Without the data. */
	@Override
	public String toString() {
		return "EncryptedUserData[" + this.encryptedData.length() + " characters]";
	}

}
