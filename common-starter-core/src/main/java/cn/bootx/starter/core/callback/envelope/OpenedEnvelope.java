package cn.bootx.starter.core.callback.envelope;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.text.Utf8;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * What was in the envelope of a push, verified. Its content is refused with a
 * {@link CallbackRejectedException} if it has not the form that is asked for.
 *
 * @param content the message as bytes; they must not be changed
 * @param receiveId whom it was encrypted for, or null if it was clear
 * @param seal how a reply to it is sealed
 * @since 0.1.0
 */
public record OpenedEnvelope(byte[] content, @Nullable String receiveId, OpenedCallback.Seal seal) {

	public XmlElement xml() {
		return xml(this.content);
	}

	/** The content as a JSON object. */
	public JsonNode json() {
		return json(this.content);
	}

	public String text() {
		return text(this.content);
	}

	static XmlElement xml(byte[] content) {
		try {
			return XmlElement.read(content);
		}
		catch (XmlElement.MalformedException ex) {
			throw CallbackRejectedException.malformed("XML is malformed: " + ex.getMessage());
		}
	}

	static JsonNode json(byte[] content) {
		JsonNode json = Json.readOrNull(content);
		if (json == null || !json.isObject()) {
			throw CallbackRejectedException.malformed("content is not a JSON object");
		}
		return json;
	}

	static String text(byte[] content) {
		if (Utf8.malformedAt(content, 0, content.length) >= 0) {
			throw CallbackRejectedException.malformed("content is not UTF-8");
		}
		return new String(content, StandardCharsets.UTF_8);
	}

	/** Leaves everything out that a user wrote. */
	@Override
	public String toString() {
		return "OpenedEnvelope[" + this.content.length + " bytes]";
	}

}
