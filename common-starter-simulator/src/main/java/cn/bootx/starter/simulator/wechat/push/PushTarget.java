package cn.bootx.starter.simulator.wechat.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.push.XmlMessage;
import cn.bootx.starter.simulator.rules.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Where pushes go, and how they are signed and encrypted there.
 *
 * @param url receiving address
 * @param token for signatures
 * @param mode clear, both, or encrypted
 * @param seal for encryption, or null in plain mode
 * @param format XML or JSON
 * @since 0.1.0
 */
public record PushTarget(URI url, String token, PushMode mode, @Nullable MessageSeal seal, PushFormat format) {

	/** Of XML. */
	public PushTarget(URI url, String token, PushMode mode, @Nullable MessageSeal seal) {
		this(url, token, mode, seal, PushFormat.XML);
	}

	/** A clear message in the format of this target. */
	String write(Map<String, ?> message) {
		return (this.format == PushFormat.JSON) ? Json.text(withListAtTheTop(message))
				: new XmlMessage().addAll(message).build();
	}

	/** JSON has the entries of a subscribe event without the element that XML has. */
	private static Map<String, Object> withListAtTheTop(Map<String, ?> message) {
		Map<String, Object> flat = new LinkedHashMap<>();
		message.forEach((name, value) -> {
			if (name.startsWith("SubscribeMsg") && value instanceof Map<?, ?> event) {
				flat.put("List", event.get("List"));
			}
			else {
				flat.put(name, value);
			}
		});
		return flat;
	}

	/**
	 * Signs, and encrypts where the mode says so.
	 * @param clear clear message in the format of this target
	 * @param envelope name of the field beside {@code Encrypt}: {@code ToUserName} or
	 * {@code AppId}
	 * @param receiver that element's text
	 * @param openId sender, or null if the query carries none
	 * @param at time of the signature
	 */
	public RawPush sign(String clear, String envelope, String receiver, @Nullable String openId, Instant at) {
		Map<String, String> query = signed(at);
		if (openId != null) {
			query.put("openid", openId);
		}
		if (this.seal == null || this.mode == PushMode.PLAIN) {
			return new RawPush(this.url, query, clear.getBytes(StandardCharsets.UTF_8), null);
		}
		String encrypted = this.seal.seal(clear);
		query.put("encrypt_type", "aes");
		query.put("msg_signature", Sha1Signature.of(this.token, query.getOrDefault("timestamp", ""),
				query.getOrDefault("nonce", ""), encrypted));
		String body = (this.mode == PushMode.SAFE) ? write(Fields.of(envelope, receiver, "Encrypt", encrypted))
				: withBoth(clear, encrypted);
		return new RawPush(this.url, query, body.getBytes(StandardCharsets.UTF_8), clear);
	}

	private String withBoth(String clear, String encrypted) {
		return (this.format == PushFormat.JSON) ? clear.replaceFirst("}$", ",\"Encrypt\":\"" + encrypted + "\"}")
				: clear.replaceFirst("</xml>$", "<Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>");
	}

	/** The GET that checks the address when the console's form is saved. */
	public RawPush verification(String echo, Instant at) {
		Map<String, String> query = signed(at);
		query.put("echostr", echo);
		return new RawPush(this.url, query, new byte[0], null);
	}

	public PushTarget withSeal(MessageSeal other) {
		return new PushTarget(this.url, this.token, this.mode, other, this.format);
	}

	private Map<String, String> signed(Instant at) {
		String timestamp = String.valueOf(at.getEpochSecond());
		String nonce = String.valueOf(ThreadLocalRandom.current().nextLong(100_000_000, 2_000_000_000));
		Map<String, String> query = new LinkedHashMap<>();
		query.put("signature", Sha1Signature.of(this.token, timestamp, nonce));
		query.put("timestamp", timestamp);
		query.put("nonce", nonce);
		return query;
	}

	/** Without the token. */
	@Override
	public String toString() {
		return "PushTarget[" + this.url + ", " + this.mode + "]";
	}

}
