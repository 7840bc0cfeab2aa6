package cn.bootx.starter.wechat.portal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackCipher;
import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.CallbackSignature;
import cn.bootx.starter.core.callback.Freshness;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlReader;
import cn.bootx.starter.core.xml.XmlWriter;
import cn.bootx.starter.wechat.account.WeChatAccountSettings;
import cn.bootx.starter.wechat.message.WeChatMessageReader;

/**
 * How WeChat signs and encrypts the pushes to one account, and how it is answered.
 * WxJava's own codec accepts pushes that are meant for another app id, and compares
 * signatures byte by byte.
 */
final class WeChatCallbackProtocol implements CallbackProtocol<WxMpXmlMessage> {

	/** WeChat's echo is a number of up to 20 digits. */
	private static final Pattern ECHO = Pattern.compile("[0-9A-Za-z_-]{1,128}");

	private static final SecureRandom random = new SecureRandom();

	private final WeChatAccountSettings account;

	private final String token;

	private final @Nullable CallbackCipher cipher;

	private final Freshness freshness;

	private final PlainReplays replays;

	private final Clock clock;

	WeChatCallbackProtocol(WeChatAccountSettings account, String token, Freshness freshness, PlainReplays replays,
			Clock clock) {
		this.account = account;
		this.token = token;
		this.cipher = (account.encodingAesKey() != null) ? new CallbackCipher(account.encodingAesKey()) : null;
		this.freshness = freshness;
		this.replays = replays;
		this.clock = clock;
	}

	/** Answers WeChat's check of the address, which is the same in all modes. */
	CallbackResponse verify(CallbackRequest request) {
		verifySender(request);
		String echo = request.requireParam("echostr");
		if (!ECHO.matcher(echo).matches()) {
			throw CallbackRejectedException.malformed("echostr is not one of WeChat's");
		}
		if (acceptsPlain()) {
			this.replays.checkVerification(request);
		}
		return CallbackResponse.text(echo);
	}

	@Override
	public OpenedCallback<WxMpXmlMessage> open(CallbackRequest request) {
		boolean encrypted = isEncrypted(request);
		verifySender(request);
		String body = utf8(request.body());
		String content = encrypted ? decrypt(request, body) : body;
		if (acceptsPlain()) {
			// Also of an encrypted push: its signature must not sign a clear one as well.
			this.replays.check(request);
		}
		return opened(XmlReader.read(content), encrypted);
	}

	/** Whether clear pushes are taken, so that what was signed must be remembered. */
	boolean acceptsPlain() {
		return switch (this.account.portalMode()) {
			case PLAIN, COMPATIBLE -> true;
			case SAFE -> false;
			case AUTO -> this.cipher == null;
		};
	}

	private OpenedCallback<WxMpXmlMessage> opened(XmlElement root, boolean encrypted) {
		WxMpXmlMessage message = WeChatMessageReader.read(root);
		if (message.getFromUser() == null || message.getMsgType() == null) {
			throw CallbackRejectedException.malformed("push has no FromUserName or MsgType");
		}
		return new OpenedCallback<>(message, MessageIdentity.of(this.account.appId(), root), encrypted);
	}

	@Override
	public CallbackResponse seal(OpenedCallback<WxMpXmlMessage> callback, @Nullable String reply) {
		if (reply == null) {
			return CallbackResponse.text("success");
		}
		if (!callback.encrypted() || this.cipher == null) {
			return CallbackResponse.xml(reply);
		}
		String encrypted = this.cipher.encrypt(reply, this.account.appId());
		long timestamp = this.clock.instant().getEpochSecond();
		String nonce = Integer.toUnsignedString(random.nextInt());
		String signature = CallbackSignature.of(this.token, Long.toString(timestamp), nonce, encrypted);
		return CallbackResponse.xml(XmlWriter.write("xml",
				(xml) -> xml.text("Encrypt", encrypted)
					.text("MsgSignature", signature)
					.number("TimeStamp", timestamp)
					.text("Nonce", nonce)));
	}

	private void verifySender(CallbackRequest request) {
		String timestamp = request.requireParam("timestamp");
		CallbackSignature.verify(request.requireParam("signature"), this.token, timestamp,
				request.requireParam("nonce"));
		this.freshness.checkSeconds(timestamp);
	}

	/**
	 * Whether the content is the encrypted one. Whoever knows a recorded signature could
	 * send anything in clear, so that is refused where a key is configured.
	 */
	private boolean isEncrypted(CallbackRequest request) {
		String type = request.param("encrypt_type");
		boolean plain = type == null || type.isEmpty() || type.equals("raw");
		if (!plain && !type.equals("aes")) {
			throw CallbackRejectedException.malformed("encrypt_type is neither aes nor raw");
		}
		switch (this.account.portalMode()) {
			case PLAIN -> require(plain, "portal.mode is plain, but the push is encrypted");
			case SAFE -> require(!plain, "portal.mode is safe, but the push is not encrypted");
			case AUTO -> require(plain == (this.cipher == null),
					plain ? "an AES key is configured, but the push is not encrypted"
							: "the push is encrypted, but no encoding-aes-key is configured");
			case COMPATIBLE ->
				require(plain || this.cipher != null, "the push is encrypted, but no encoding-aes-key is configured");
		}
		return !plain;
	}

	private String decrypt(CallbackRequest request, String body) {
		String encrypted = XmlReader.read(body).childText("Encrypt");
		if (encrypted == null || encrypted.isEmpty() || this.cipher == null) {
			throw CallbackRejectedException.malformed("push has no Encrypt");
		}
		CallbackSignature.verify(request.requireParam("msg_signature"), this.token, request.requireParam("timestamp"),
				request.requireParam("nonce"), encrypted);
		return this.cipher.decrypt(encrypted, List.of(this.account.appId()));
	}

	private static void require(boolean condition, String problem) {
		if (!condition) {
			throw CallbackRejectedException.forbidden(problem);
		}
	}

	private static String utf8(byte[] body) {
		String text = new String(body, StandardCharsets.UTF_8);
		if (text.indexOf('\uFFFD') < 0) {
			return text;
		}
		// Malformed, or a replacement character that was sent as such.
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		}
		catch (CharacterCodingException ex) {
			throw CallbackRejectedException.malformed("body is not UTF-8");
		}
	}

}
