package cn.bootx.starter.wechat.applet;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okio.ByteString;

import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * Session keys of users. They never leave the server: the application names one by the
 * handle of the login. The store holds them under a hash of the handle, and sealed where
 * an encryption key is configured.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html">开放数据校验与解密</a>
 */
public final class WeChatAppletSessions {

	private static final SecureRandom random = new SecureRandom();

	private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{22}");

	private final String appId;

	private final ExpiringStore store;

	private final SecretBox box;

	public WeChatAppletSessions(WeChatApplet applet, ExpiringStore store, SecretBox box) {
		this.appId = applet.settings().appId();
		this.store = store;
		this.box = box;
	}

	/**
	 * Decrypts the {@code encryptedData} of {@code wx.getUserInfo()},
	 * {@code getShareInfo}, {@code getWeRunData} and their like.
	 * @return the data, whose watermark names this mini program
	 * @throws SessionException if the session is over, or the data are not of this
	 * session and mini program
	 */
	public JsonNode decrypt(String handle, String encryptedData, String iv) {
		return decrypt(sessionKey(handle), encryptedData, iv, this.appId);
	}

	/**
	 * Whether {@code rawData} are as WeChat gave them to the mini program.
	 * @param signature 40 hexadecimal digits
	 * @throws SessionException if the session is over
	 */
	public boolean isGenuine(String handle, String rawData, String signature) {
		return isSigned(sessionKey(handle), rawData, signature);
	}

	/** Forgets a session, for example when the user logs out. */
	public void forget(String handle) {
		if (HANDLE.matcher(handle).matches()) {
			this.store.delete(key(handle));
		}
	}

	String keep(String sessionKey, Duration ttl) {
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		String key = key(handle);
		this.store.put(key, this.box.seal(key, sessionKey), ttl);
		return handle;
	}

	private String sessionKey(String handle) {
		if (!HANDLE.matcher(handle).matches()) {
			throw SessionException.over();
		}
		String key = key(handle);
		return this.box.open(key, this.store.get(key).orElseThrow(SessionException::over));
	}

	/** AES-128-CBC, PKCS#7 with blocks of 16 bytes. */
	private static JsonNode decrypt(String sessionKey, String encryptedData, String iv, String appId) {
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
			throw SessionException.notOfThisSession();
		}
		throw SessionException.notOfThisSession();
	}

	private static boolean isSigned(String sessionKey, String rawData, String signature) {
		String expected = ByteString.encodeUtf8(rawData + sessionKey).sha1().hex();
		return CallbackSignature.sameText(expected, signature.toLowerCase(Locale.ROOT));
	}

	private String key(String handle) {
		return "session:wechat-applet:" + this.appId + ":" + ContentDigest.hex(handle);
	}

	/**
	 * Data of a user cannot be opened with the user's session. All defects of the data
	 * have one message, so that it cannot be used to find the key.
	 */
	public static class SessionException extends PlatformException {

		private static final long serialVersionUID = 1L;

		private SessionException(String code, ErrorCategory category, String message, String hint) {
			super(PlatformException.of(Platform.WECHAT_APPLET, "session")
				.code(code)
				.message(message)
				.category(category, hint));
		}

		static SessionException over() {
			return new SessionException("unknown-session", ErrorCategory.NOT_FOUND, "the session is unknown or over",
					"let the mini program call wx.login() again");
		}

		static SessionException notOfThisSession() {
			return new SessionException("foreign-data", ErrorCategory.INVALID_ARGUMENT,
					"the data do not belong to this session and mini program",
					"let the mini program call wx.login() first and then ask for the data again");
		}

		/** Browsers cause it: it has to stay cheap. */
		@Override
		public synchronized Throwable fillInStackTrace() {
			return this;
		}

	}

}
