package cn.bootx.starter.wechatopen.portal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.envelope.Freshness;
import cn.bootx.starter.core.xml.XmlReader;
import cn.bootx.starter.core.xml.XmlWriter;

/**
 * What is around everything that the Open Platform pushes to a component: signed with the
 * component's token, encrypted with its key for its app id, also the messages of its
 * authorizers. There is no unencrypted mode.
 */
final class ComponentEnvelope {

	private static final SecureRandom random = new SecureRandom();

	private final String componentAppId;

	private final String token;

	private final CallbackCipher cipher;

	private final Freshness freshness;

	private final Clock clock;

	ComponentEnvelope(PortalSettings settings, Clock clock) {
		this.componentAppId = settings.componentAppId();
		this.token = settings.token();
		this.cipher = new CallbackCipher(settings.encodingAesKey());
		this.freshness = new Freshness(clock, settings.maxClockSkew());
		this.clock = clock;
	}

	/**
	 * Verifies and decrypts a push.
	 * @return its XML
	 */
	String open(CallbackRequest request) {
		String timestamp = request.requireParam("timestamp");
		String nonce = request.requireParam("nonce");
		String signature = request.requireParam("msg_signature");
		this.freshness.check(timestamp);
		if (request.param("signature") != null) {
			// Says nothing about the body, but refuses strangers before it is parsed.
			CallbackSignature.verify(request.requireParam("signature"), this.token, timestamp, nonce);
		}
		// Authorization events have AppId beside Encrypt where messages have ToUserName:
		// neither is trusted, the encrypted part says who it is for.
		String encrypted = XmlReader.read(utf8(request.body())).childText("Encrypt");
		if (encrypted == null || encrypted.isEmpty()) {
			throw CallbackRejectedException.forbidden("push is not encrypted");
		}
		CallbackSignature.verify(signature, this.token, timestamp, nonce, encrypted);
		return this.cipher.decrypt(encrypted, List.of(this.componentAppId));
	}

	/**
	 * Answers a check of the address, should the platform ever make one.
	 */
	CallbackResponse echo(CallbackRequest request) {
		String timestamp = request.requireParam("timestamp");
		String nonce = request.requireParam("nonce");
		String echo = request.requireParam("echostr");
		this.freshness.check(timestamp);
		CallbackSignature.verify(request.requireParam("signature"), this.token, timestamp, nonce);
		if (!echo.matches("[A-Za-z0-9_-]{1,128}")) {
			throw CallbackRejectedException.malformed("echostr is not what the platform sends");
		}
		return CallbackResponse.text(echo);
	}

	/**
	 * Encrypts a reply in the name of an authorizer: with the component's key and app id.
	 */
	CallbackResponse seal(String reply) {
		String encrypted = this.cipher.encrypt(reply, this.componentAppId);
		long timestamp = this.clock.instant().getEpochSecond();
		String nonce = Long.toString(random.nextLong() >>> 1);
		String signature = CallbackSignature.of(this.token, Long.toString(timestamp), nonce, encrypted);
		return CallbackResponse.xml(XmlWriter.write("xml",
				(xml) -> xml.text("Encrypt", encrypted)
					.text("MsgSignature", signature)
					.number("TimeStamp", timestamp)
					.text("Nonce", nonce)));
	}

	private static String utf8(byte[] body) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		}
		catch (CharacterCodingException ex) {
			throw CallbackRejectedException.malformed("body is not UTF-8");
		}
	}

}
