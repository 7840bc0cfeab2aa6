package cn.bootx.starter.wechat.applet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.json.Json;

/**
 * Data of a user that WeChat signed and encrypted with the session key: AES-128-CBC,
 * PKCS#7 with blocks of 16 bytes.
 */
final class UserData {

	private UserData() {
	}

	static JsonNode decrypt(String sessionKey, String encryptedData, String iv, String appId) {
		try {
			Base64.Decoder base64 = Base64.getDecoder();
			Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
			cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(base64.decode(sessionKey), "AES"),
					new IvParameterSpec(base64.decode(iv)));
			JsonNode data = Json.readOrNull(cipher.doFinal(base64.decode(encryptedData)));
			if (data instanceof ObjectNode && data.path("watermark").path("appid").asText().equals(appId)) {
				return data;
			}
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			// One message for all: a padding error must not be distinguishable.
			throw WeChatAppletSessions.SessionException.notOfThisSession();
		}
		throw WeChatAppletSessions.SessionException.notOfThisSession();
	}

	static boolean isSigned(String sessionKey, String rawData, String signature) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1")
				.digest((rawData + sessionKey).getBytes(StandardCharsets.UTF_8));
			return CallbackSignature.sameText(HexFormat.of().formatHex(digest), signature.toLowerCase(Locale.ROOT));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-1", ex);
		}
	}

}
