package cn.bootx.starter.simulator.dingtalk.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;

/**
 * Something to push.
 *
 * @param type {@code SYSTEM}, {@code EVENT} or {@code CALLBACK}
 * @param topic what it is about
 * @param messageId id that the answer has to name; stays the same when it is pushed again
 * @param headers further headers, for example {@code eventId}
 * @param data content, JSON as text
 * @since 0.1.0
 */
public record StreamPush(String type, String topic, String messageId, Map<String, String> headers, String data) {

	public StreamPush {
		headers = Map.copyOf(headers);
	}

	/** A push with a new message id. */
	public static StreamPush of(String type, String topic, Map<String, String> headers, String data) {
		String id = UUID.randomUUID().toString().replace("-", "");
		return new StreamPush(type, topic, id.substring(0, 24) + "_" + id.substring(24, 28), headers, data);
	}

	/** The frame on one connection; every header is a text. */
	String frame(String appKey, String connectionId, Instant now) {
		Map<String, Object> all = new LinkedHashMap<>(
				Fields.of("topic", this.topic, "messageId", this.messageId, "contentType", "application/json", "time",
						String.valueOf(now.toEpochMilli()), "appId", appKey, "connectionId", connectionId));
		all.putAll(this.headers);
		return Json.text(Fields.of("specVersion", "1.0", "type", this.type, "headers", all, "data", this.data));
	}

	/** Without the data. */
	@Override
	public String toString() {
		return this.type + " " + this.topic + " " + this.messageId;
	}

}
