package cn.bootx.starter.simulator.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A received call, with everything that a test may want to check.
 *
 * @param at when it came
 * @param method HTTP method
 * @param path decoded path
 * @param query decoded parameters
 * @param headers by lower-case name
 * @param body whole body
 * @since 0.1.0
 */
public record RecordedCall(Instant at, String method, String path, Map<String, String> query,
		Map<String, String> headers, byte[] body) {

	public String bodyText() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	public JsonNode json() {
		return Json.read(this.body);
	}

	/** Without query, headers and body, which carry tokens. */
	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
