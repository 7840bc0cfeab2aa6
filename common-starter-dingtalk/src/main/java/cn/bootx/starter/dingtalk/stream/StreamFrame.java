package cn.bootx.starter.dingtalk.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * A frame that the platform sent.
 *
 * @param type {@code SYSTEM}, {@code EVENT} or {@code CALLBACK}
 * @param topic what it is about
 * @param messageId id that the answer names
 * @param headers all headers
 * @param data the content, JSON inside of a text
 */
record StreamFrame(String type, String topic, String messageId, JsonNode headers, String data) {

	/** Reads a frame; null if it is none. */
	static @Nullable StreamFrame read(String text) {
		try {
			JsonNode frame = Json.readTree(text);
			JsonNode headers = frame.path("headers");
			String messageId = headers.path("messageId").asText("");
			if (messageId.isEmpty() || frame.path("type").asText("").isEmpty()) {
				return null;
			}
			JsonNode data = frame.path("data");
			return new StreamFrame(frame.path("type").asText(), headers.path("topic").asText(), messageId, headers,
					data.isTextual() ? data.asText() : data.toString());
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/** The answer to this frame. */
	String answer(int code, String message, String data) {
		ObjectNode answer = Json.object().put("code", code).put("message", message);
		answer.putObject("headers").put("messageId", this.messageId).put("contentType", "application/json");
		return Json.write(answer.put("data", data));
	}

	/**
	 * Leaves the content out.
	 */
	@Override
	public String toString() {
		return "StreamFrame[" + this.type + " " + this.topic + " " + this.messageId + "]";
	}

}
