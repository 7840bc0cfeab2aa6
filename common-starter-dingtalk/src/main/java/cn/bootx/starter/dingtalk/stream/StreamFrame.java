package cn.bootx.starter.dingtalk.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * A frame that the platform sent.
 *
 * @param type {@code SYSTEM}, {@code EVENT} or {@code CALLBACK}
 * @param messageId id that the answer names
 * @param data the content: what the platform sends as JSON inside of a text is parsed
 * here and nowhere else; missing if it is not JSON. Of {@code SYSTEM} frames it stays a
 * text, which is sent back.
 */
record StreamFrame(String type, String topic, String messageId, JsonNode headers, JsonNode data) {

	static final String SYSTEM = "SYSTEM";

	/** Reads a frame; null if the text is not a frame. */
	static @Nullable StreamFrame read(String text) {
		try {
			JsonNode frame = Json.readTree(text);
			JsonNode headers = frame.path("headers");
			String messageId = headers.path("messageId").asText("");
			String type = frame.path("type").asText("");
			if (messageId.isEmpty() || type.isEmpty()) {
				return null;
			}
			JsonNode data = frame.path("data");
			return new StreamFrame(type, headers.path("topic").asText(), messageId, headers,
					(data.isTextual() && !type.equals(SYSTEM)) ? parsed(data.asText()) : data);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static JsonNode parsed(String data) {
		try {
			return Json.readTree(data);
		}
		catch (IllegalArgumentException ex) {
			return MissingNode.getInstance();
		}
	}

	/** The data as a text. */
	String dataText() {
		return this.data.isTextual() ? this.data.asText() : this.data.toString();
	}

	/** The answer to this frame. */
	String answer(int code, String message, String data) {
		ObjectNode answer = Json.object().put("code", code).put("message", message);
		answer.putObject("headers").put("messageId", this.messageId).put("contentType", "application/json");
		return Json.write(answer.put("data", data));
	}

	/** Leaves the content out. */
	@Override
	public String toString() {
		return "StreamFrame[" + this.type + " " + this.topic + " " + this.messageId + "]";
	}

}
