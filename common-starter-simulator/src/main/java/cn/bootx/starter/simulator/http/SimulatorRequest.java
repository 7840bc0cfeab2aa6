package cn.bootx.starter.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A received call.
 *
 * @param method upper-case HTTP method
 * @param path decoded path, always with a leading slash
 * @param query decoded parameters; of several with one name the last wins
 * @param headers by lower-case name; of several with one name the first wins
 * @param body whole body, empty if the request has no body
 * @param pathVariables values of the pattern's <code>{variables}</code>
 * @param remoteAddress the caller's IP address
 * @param origin scheme, host and port under which the caller reaches this simulator
 * directly, also if the call came through a tunnel or to a platform's host
 * @since 0.1.0
 */
public record SimulatorRequest(String method, String path, Map<String, String> query, Map<String, String> headers,
		byte[] body, Map<String, String> pathVariables, String remoteAddress, String origin) {

	public String bodyText() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	/**
	 * Reads the body as JSON.
	 * @throws InvalidBodyException if it is not
	 */
	public JsonNode json() {
		return Json.read(this.body);
	}

	public @Nullable String header(String name) {
		return this.headers.get(name.toLowerCase(Locale.ROOT));
	}

	public @Nullable String param(String name) {
		return this.query.get(name);
	}

	/**
	 * Value of a variable of the route's pattern.
	 * @throws IllegalArgumentException if the pattern has none of that name
	 */
	public String pathVariable(String name) {
		String value = this.pathVariables.get(name);
		if (value == null) {
			throw new IllegalArgumentException("No path variable '" + name + "' in " + this.path);
		}
		return value;
	}

	SimulatorRequest withPathVariables(Map<String, String> variables) {
		return new SimulatorRequest(this.method, this.path, this.query, this.headers, this.body, variables,
				this.remoteAddress, this.origin);
	}

	/** Without query, headers and body, which carry tokens. */
	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
