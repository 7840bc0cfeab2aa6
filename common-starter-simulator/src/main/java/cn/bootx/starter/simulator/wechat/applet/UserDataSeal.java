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
 * Signs and encrypts data of a user with the user's {@code session_key}: AES-128-CBC,
 * PKCS#7 with blocks of 16 bytes, and a watermark that names the mini program.
 */
final class UserDataSeal {

	private UserDataSeal() {
	}

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

}
