package cn.bootx.starter.simulator.http;

import java.io.IOException;

import com.sun.net.httpserver.HttpExchange;

/**
 * Serves an endpoint that keeps its answer open.
 */
final class EventStreams {

	private EventStreams() {
	}

	static void serve(HttpExchange exchange, SimulatorRequest request, SimulatorResponse head, StreamEndpoint endpoint)
			throws IOException {
		head.headers().forEach(exchange.getResponseHeaders()::set);
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
		exchange.getResponseHeaders().set("Cache-Control", "no-store");
		exchange.sendResponseHeaders(200, 0);
		try {
			endpoint.handle(request, exchange.getResponseBody());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
