package cn.bootx.starter.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes answers as RFC 9112 lays them out.
 */
final class HttpAnswer {

	private static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(101, "Switching Protocols"),
			Map.entry(200, "OK"), Map.entry(204, "No Content"), Map.entry(302, "Found"), Map.entry(304, "Not Modified"),
			Map.entry(400, "Bad Request"), Map.entry(401, "Unauthorized"), Map.entry(403, "Forbidden"),
			Map.entry(404, "Not Found"), Map.entry(405, "Method Not Allowed"), Map.entry(413, "Content Too Large"),
			Map.entry(429, "Too Many Requests"), Map.entry(500, "Internal Server Error"), Map.entry(502, "Bad Gateway"),
			Map.entry(503, "Service Unavailable"), Map.entry(504, "Gateway Timeout"));

	private HttpAnswer() {
	}

	/**
	 * Writes a whole answer.
	 * @param to what is answered, null if it was not understood
	 */
	static void write(OutputStream output, SimulatorResponse response, @Nullable HttpHead to) throws IOException {
		StringBuilder head = head(response);
		int status = response.status();
		if (status >= 200 && status != 204 && status != 304) {
			head.append("Content-Length: ").append(response.body().length).append("\r\n");
		}
		if (to != null && !to.keepAlive()) {
			head.append("Connection: close\r\n");
		}
		else if (to != null && to.version().equals("HTTP/1.0")) {
			head.append("Connection: keep-alive\r\n");
		}
		output.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
		if (to == null || !to.method().equals("HEAD")) {
			output.write(response.body());
		}
		output.flush();
	}

	/**
	 * Writes the head of an answer that goes on until the connection ends. The session
	 * flushes it: a client that reads it may rely on what the session has registered.
	 */
	static void writeHead(OutputStream output, SimulatorResponse response) throws IOException {
		StringBuilder head = head(response);
		if (response.status() >= 200) {
			head.append("Connection: close\r\n");
		}
		output.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
	}

	private static StringBuilder head(SimulatorResponse response) {
		StringBuilder head = new StringBuilder("HTTP/1.1 ").append(response.status())
			.append(' ')
			.append(REASONS.getOrDefault(response.status(), "Status"))
			.append("\r\nDate: ")
			.append(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
			.append("\r\n");
		response.headers()
			.forEach((name, value) -> head.append(name)
				.append(": ")
				.append(value.replace('\r', ' ').replace('\n', ' '))
				.append("\r\n"));
		return head;
	}

}
