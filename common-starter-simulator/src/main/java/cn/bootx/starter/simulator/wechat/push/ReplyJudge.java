package cn.bootx.starter.simulator.wechat.push;

import java.nio.charset.StandardCharsets;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.OpenedMessage;
import cn.bootx.starter.simulator.crypto.SealException;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.push.XmlMessage;
import cn.bootx.starter.simulator.push.XmlReply;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer as strictly as WeChat does.
 */
public final class ReplyJudge {

	private ReplyJudge() {
	}

	/**
	 * Reads the body of an answer.
	 * @return the reply, or null for {@code success} and an empty body
	 * @throws IllegalArgumentException if WeChat would refuse it; says why
	 */
	static @Nullable PassiveReply judge(String body, PushTarget target, String openId, String originalId) {
		if (body.isEmpty() || body.equals("success")) {
			return null;
		}
		String written = (target.format() == PushFormat.JSON) ? asXml(body) : body;
		XmlReply envelope = XmlReply.parse(written);
		boolean encrypted = envelope.child("Encrypt") != null;
		MessageSeal seal = target.seal();
		if (!encrypted && target.mode() == PushMode.SAFE) {
			throw new IllegalArgumentException("the reply is not encrypted, but the account is in safe mode");
		}
		if (encrypted && (seal == null || target.mode() == PushMode.PLAIN)) {
			throw new IllegalArgumentException("the reply is encrypted, but the account is in plain mode");
		}
		String xml = (encrypted && seal != null) ? open(envelope, target, seal) : written;
		return PassiveReply.read(xml, openId, originalId);
	}

	/** A JSON reply has the same fields, so that one set of checks serves both. */
	private static String asXml(String json) {
		try {
			XmlMessage xml = new XmlMessage();
			Json.read(json.getBytes(StandardCharsets.UTF_8))
				.properties()
				.forEach((field) -> xml.add(field.getKey(), field.getValue().asText()));
			return xml.build();
		}
		catch (InvalidBodyException ex) {
			throw new IllegalArgumentException("the reply is not JSON, but pushes are", ex);
		}
	}

	private static String open(XmlReply envelope, PushTarget target, MessageSeal seal) {
		String encrypted = String.valueOf(envelope.text("Encrypt"));
		String timestamp = envelope.text("TimeStamp");
		String nonce = envelope.text("Nonce");
		if (timestamp == null || nonce == null) {
			throw new IllegalArgumentException("TimeStamp or Nonce is missing");
		}
		if (!Sha1Signature.matches(envelope.text("MsgSignature"), target.token(), timestamp, nonce, encrypted)) {
			throw new IllegalArgumentException("MsgSignature is wrong");
		}
		try {
			OpenedMessage opened = seal.open(encrypted);
			if (!opened.receiveId().equals(seal.receiveId())) {
				throw new IllegalArgumentException("the encrypted reply names another app id");
			}
			return (target.format() == PushFormat.JSON) ? asXml(opened.text()) : opened.text();
		}
		catch (SealException ex) {
			throw new IllegalArgumentException("the reply cannot be decrypted: " + ex.getMessage(), ex);
		}
	}

}
