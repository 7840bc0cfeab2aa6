package cn.bootx.starter.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param headers response headers
 * @param body whole body
 * @since 0.1.0
 */
public record SimulatorResponse(int status, Map<String, String> headers, byte[] body) {

	/**
	 * The header of an answer that only the simulator gives, with the reason; the journal
	 * shows the call as an error.
	 */
	public static final String PROBLEM = "X-Simulator-Problem";

	/**
	 * The header of an answer that is not sent as it is: {@code drop} closes the
	 * connection without it, {@code half} closes it in the middle of the body.
	 */
	public static final String WIRE = "X-Simulator-Wire";

	public static SimulatorResponse json(Object value) {
		return json(200, value);
	}

	public static SimulatorResponse json(int status, Object value) {
		return of(status, "application/json; charset=utf-8", Json.bytes(value));
	}

	public static SimulatorResponse text(String text) {
		return of(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
	}

	public static SimulatorResponse html(String html) {
		return of(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
	}

	public static SimulatorResponse bytes(String contentType, byte[] body) {
		return of(200, contentType, body);
	}

	public static SimulatorResponse redirect(String location) {
		return new SimulatorResponse(302, Map.of("Location", location), new byte[0]);
	}

	public static SimulatorResponse empty(int status) {
		return new SimulatorResponse(status, Map.of(), new byte[0]);
	}

	private static SimulatorResponse of(int status, String contentType, byte[] body) {
		return new SimulatorResponse(status, Map.of("Content-Type", contentType), body);
	}

	public SimulatorResponse withStatus(int newStatus) {
		return new SimulatorResponse(newStatus, this.headers, this.body);
	}

	public SimulatorResponse withHeader(String name, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.headers);
		all.put(name, value);
		return new SimulatorResponse(this.status, Map.copyOf(all), this.body);
	}

	public String bodyText() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	/** Without the body, which may carry tokens. */
	@Override
	public String toString() {
		return "HTTP " + this.status + ", " + this.body.length + " bytes";
	}

}
