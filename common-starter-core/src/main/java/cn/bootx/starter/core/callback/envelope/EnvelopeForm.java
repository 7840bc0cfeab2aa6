package cn.bootx.starter.core.callback.envelope;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * How a ciphertext is written down.
 */
enum EnvelopeForm {

	/** XML with {@code Encrypt}: official accounts, WeCom, the Open Platform. */
	XML {
		@Override
		byte @Nullable [] encrypted(byte[] body) {
			XmlElement encrypt = OpenedEnvelope.xml(body).child("Encrypt");
			return (encrypt != null) ? encrypt.utf8() : null;
		}

		@Override
		CallbackResponse sealed(String reply, byte[] encrypted, String signature, String time, String nonce) {
			return SealedXml.of(encrypted, signature, time, nonce);
		}
	},

	/** As {@link #XML} or the same members as JSON, which mini programs choose. */
	XML_OR_JSON {
		@Override
		byte @Nullable [] encrypted(byte[] body) {
			return isJson(body) ? member(body, "Encrypt") : XML.encrypted(body);
		}

		@Override
		CallbackResponse sealed(String reply, byte[] encrypted, String signature, String time, String nonce) {
			if (!reply.startsWith("{")) {
				return SealedXml.of(encrypted, signature, time, nonce);
			}
			return json(Json.object()
				.put("Encrypt", ascii(encrypted))
				.put("MsgSignature", signature)
				.put("TimeStamp", Long.parseLong(time))
				.put("Nonce", nonce));
		}
	},

	/** DingTalk's JSON with {@code encrypt}. */
	DING_TALK {
		@Override
		byte @Nullable [] encrypted(byte[] body) {
			return member(body, "encrypt");
		}

		@Override
		CallbackResponse sealed(String reply, byte[] encrypted, String signature, String time, String nonce) {
			return json(Json.object()
				.put("msg_signature", signature)
				.put("timeStamp", time)
				.put("nonce", nonce)
				.put("encrypt", ascii(encrypted)));
		}
	},

	/** The JSON of WeCom's smart robots. */
	WECOM_ROBOT {
		@Override
		byte @Nullable [] encrypted(byte[] body) {
			return member(body, "encrypt");
		}

		@Override
		CallbackResponse sealed(String reply, byte[] encrypted, String signature, String time, String nonce) {
			return json(Json.object()
				.put("encrypt", ascii(encrypted))
				.put("msgsignature", signature)
				.put("timestamp", Long.parseLong(time))
				.put("nonce", nonce));
		}
	};

	/** The ciphertext of a body in Base64, or null if it has none. */
	abstract byte @Nullable [] encrypted(byte[] body);

	/** The answer that carries a ciphertext. */
	abstract CallbackResponse sealed(String reply, byte[] encrypted, String signature, String time, String nonce);

	private static boolean isJson(byte[] body) {
		for (byte b : body) {
			if (b > ' ') {
				return b == '{';
			}
		}
		return false;
	}

	private static byte @Nullable [] member(byte[] body, String name) {
		String text = OpenedEnvelope.json(body).path(name).textValue();
		return (text != null) ? text.getBytes(StandardCharsets.UTF_8) : null;
	}

	private static String ascii(byte[] encrypted) {
		return new String(encrypted, StandardCharsets.US_ASCII);
	}

	private static CallbackResponse json(ObjectNode members) {
		return CallbackResponse.json(Json.write(members));
	}

}
