package cn.bootx.starter.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;

/**
 * Between the JDK's exchange and the simulator's request and response.
 */
final class Exchanges {

	/** More than the largest upload of any platform (WeCom file, 20 MB). */
	static final int MAX_BODY = 32 * 1024 * 1024;

	private Exchanges() {
	}

	static SimulatorRequest read(HttpExchange exchange) throws IOException {
		byte[] body;
		try (InputStream input = exchange.getRequestBody()) {
			body = input.readNBytes(MAX_BODY + 1);
		}
		if (body.length > MAX_BODY) {
			throw new RefusedCallException(SimulatorResponse.empty(413));
		}
		Map<String, String> headers = new LinkedHashMap<>();
		exchange.getRequestHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
		Map<String, String> query;
		try {
			query = QueryString.parse(exchange.getRequestURI().getRawQuery());
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedCallException(SimulatorResponse.empty(400));
		}
		return new SimulatorRequest(exchange.getRequestMethod().toUpperCase(Locale.ROOT),
				exchange.getRequestURI().getPath(), query, headers, body, Map.of(),
				exchange.getRemoteAddress().getAddress().getHostAddress());
	}

	static void write(HttpExchange exchange, SimulatorResponse response) throws IOException {
		response.headers().forEach(exchange.getResponseHeaders()::set);
		int length = response.body().length;
		boolean bodiless = length == 0 || "HEAD".equals(exchange.getRequestMethod());
		exchange.sendResponseHeaders(response.status(), bodiless ? -1 : length);
		if (!bodiless) {
			try (OutputStream output = exchange.getResponseBody()) {
				output.write(response.body());
			}
		}
	}

}
