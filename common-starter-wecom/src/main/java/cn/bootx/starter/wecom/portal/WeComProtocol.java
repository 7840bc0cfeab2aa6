package cn.bootx.starter.wecom.portal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.envelope.Freshness;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlWriter;
import cn.bootx.starter.wecom.agent.WeComAgentCallback;

/**
 * How WeCom pushes to one agent: always encrypted, signed over the ciphertext, for the
 * corporation as receiver.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90968">Encryption of
 * pushes</a>
 */
final class WeComProtocol implements CallbackProtocol<WxCpXmlMessage> {

	private static final SecureRandom random = new SecureRandom();

	private final String agent;

	private final String corpId;

	private final String token;

	private final CallbackCipher cipher;

	private final Freshness freshness;

	private final Clock clock;

	WeComProtocol(String agent, String corpId, WeComAgentCallback callback, Freshness freshness, Clock clock) {
		this.agent = agent;
		this.corpId = corpId;
		this.token = callback.token();
		this.cipher = new CallbackCipher(callback.encodingAesKey());
		this.freshness = freshness;
		this.clock = clock;
	}

	/**
	 * Answers the question whether this address is the corporation's, which WeCom asks
	 * when the address is saved in the console.
	 */
	CallbackResponse verify(CallbackRequest request) {
		return CallbackResponse.text(open(request, request.requireParam("echostr")));
	}

	@Override
	public OpenedCallback<WxCpXmlMessage> open(CallbackRequest request) {
		XmlElement push = WeComEnvelope.parse(open(request, WeComEnvelope.encrypted(request.body())));
		WxCpXmlMessage message = WxCpMessages.read(push);
		return new OpenedCallback<>(message, PushIdentity.of(this.corpId, this.agent, message, push));
	}

	@Override
	public CallbackResponse seal(OpenedCallback<WxCpXmlMessage> callback, @Nullable String reply) {
		if (reply == null) {
			// WeCom takes an empty answer for "received, no reply".
			return CallbackResponse.empty(200);
		}
		String encrypted = this.cipher.encrypt(reply, this.corpId);
		String timestamp = String.valueOf(this.clock.instant().getEpochSecond());
		byte[] salt = new byte[8];
		random.nextBytes(salt);
		String nonce = HexFormat.of().formatHex(salt);
		String signature = CallbackSignature.of(this.token, timestamp, nonce, encrypted);
		return CallbackResponse.xml(XmlWriter.write("xml",
				(xml) -> xml.text("Encrypt", encrypted)
					.text("MsgSignature", signature)
					.number("TimeStamp", Long.parseLong(timestamp))
					.text("Nonce", nonce)));
	}

	/** Verifies before anything is decrypted or parsed. */
	private String open(CallbackRequest request, String encrypted) {
		String signature = request.requireParam("msg_signature");
		String timestamp = request.requireParam("timestamp");
		String nonce = request.requireParam("nonce");
		CallbackSignature.verify(signature, this.token, timestamp, nonce, encrypted);
		this.freshness.check(timestamp);
		return this.cipher.decrypt(encrypted, List.of(this.corpId));
	}

}
