package cn.bootx.starter.core.callback.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.xml.XmlElement;

/** How a ciphertext is written down. */
enum EnvelopeForm {

	/** XML with {@code Encrypt}: official accounts, WeCom, the Open Platform. */
	XML("Encrypt"),

	/** As {@link #XML} or the same members as JSON, which mini programs choose. */
	XML_OR_JSON("Encrypt"),

	/** DingTalk's JSON. */
	DING_TALK("encrypt"),

	/** XML, or JSON with other members than mini programs have: WeCom. */
	WECOM("encrypt");

	private static final byte[] HEAD = "<xml><Encrypt><![CDATA[".getBytes(StandardCharsets.US_ASCII);

	private final String member;

	EnvelopeForm(String member) {
		this.member = member;
	}

	/** Whether the times of replies are milliseconds. */
	boolean isInMillis() {
		return this == DING_TALK;
	}

	/** The ciphertext of a body in Base64, or null if it has none. */
	byte @Nullable [] encrypted(byte[] body) {
		if (this == XML || this != DING_TALK && !isJson(body)) {
			XmlElement encrypt = OpenedEnvelope.xml(body).child(XML.member);
			return (encrypt != null) ? encrypt.utf8() : null;
		}
		String text = OpenedEnvelope.json(body).path(this.member).textValue();
		return (text != null) ? text.getBytes(StandardCharsets.UTF_8) : null;
	}

	/** The answer that carries a ciphertext. */
	CallbackResponse sealed(String reply, byte[] encrypted, String signature, String time, String nonce) {
		if (this == XML || this != DING_TALK && !reply.startsWith("{")) {
			return xml(encrypted, signature, time, nonce);
		}
		String text = new String(encrypted, StandardCharsets.US_ASCII);
		ObjectNode json = Json.object();
		switch (this) {
			case DING_TALK ->
				json.put("msg_signature", signature).put("timeStamp", time).put("nonce", nonce).put("encrypt", text);
			case WECOM -> json.put("encrypt", text)
				.put("msgsignature", signature)
				.put("timestamp", Long.parseLong(time))
				.put("nonce", nonce);
			default -> json.put("Encrypt", text)
				.put("MsgSignature", signature)
				.put("TimeStamp", Long.parseLong(time))
				.put("Nonce", nonce);
		}
		return CallbackResponse.json(Json.write(json));
	}

	/** Nothing in it needs escaping: it is Base64, hexadecimal and digits. */
	private static CallbackResponse xml(byte[] encrypted, String signature, String seconds, String nonce) {
		byte[] tail = ("]]></Encrypt><MsgSignature><![CDATA[" + signature + "]]></MsgSignature><TimeStamp>" + seconds
				+ "</TimeStamp><Nonce><![CDATA[" + nonce + "]]></Nonce></xml>")
			.getBytes(StandardCharsets.US_ASCII);
		return CallbackResponse.xml(ByteBuffer.allocate(HEAD.length + encrypted.length + tail.length)
			.put(HEAD)
			.put(encrypted)
			.put(tail)
			.array());
	}

	private static boolean isJson(byte[] body) {
		for (byte b : body) {
			if (b > ' ') {
				return b == '{';
			}
		}
		return false;
	}

}
