package cn.bootx.starter.wecom.portal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.xml.MalformedXmlException;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlReader;

/**
 * What is around an encrypted push. Nothing but the ciphertext is taken from it, because
 * only the ciphertext is signed.
 */
final class WeComEnvelope {

	private WeComEnvelope() {
	}

	static String encrypted(byte[] body) {
		String encrypted = parse(text(body)).childText("Encrypt");
		if (encrypted == null || encrypted.isBlank()) {
			throw CallbackRejectedException.malformed("body holds no Encrypt element");
		}
		return encrypted.strip();
	}

	static XmlElement parse(String xml) {
		try {
			return XmlReader.read(xml);
		}
		catch (MalformedXmlException ex) {
			throw CallbackRejectedException.malformed("XML is malformed: " + ex.getMessage());
		}
	}

	private static String text(byte[] body) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		}
		catch (CharacterCodingException ex) {
			throw CallbackRejectedException.malformed("body is not UTF-8");
		}
	}

}
