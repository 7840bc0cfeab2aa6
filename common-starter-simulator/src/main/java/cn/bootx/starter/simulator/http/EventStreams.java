package cn.bootx.starter.simulator.http;

import java.io.IOException;

import com.sun.net.httpserver.HttpExchange;

/**
 * Serves an endpoint that keeps its answer open.
 */
final class EventStreams {

	private EventStreams() {
	}

	static void serve(HttpExchange exchange, SimulatorRequest request, StreamEndpoint endpoint) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
		exchange.getResponseHeaders().set("Cache-Control", "no-store");
		String origin = request.header("origin");
		if (origin != null && LoopbackOrigins.allowed(origin)) {
			exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
		}
		exchange.sendResponseHeaders(200, 0);
		try {
			endpoint.handle(request, exchange.getResponseBody());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
