package cn.bootx.starter.simulator.dingtalk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Plays a host that receives robot messages; shows the signed headers. */
final class RobotHost implements AutoCloseable {

	private final HttpServer server;

	private final List<Message> received = new CopyOnWriteArrayList<>();

	private volatile int status = 200;

	private volatile byte[] answer = {};

	private RobotHost() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::serve);
		this.server.start();
	}

	static RobotHost start() {
		try {
			return new RobotHost();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/robot";
	}

	void answers(int status, byte[] answer) {
		this.status = status;
		this.answer = answer;
	}

	Message message(int index) {
		return this.received.get(index);
	}

	private void serve(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.received.add(new Message(Objects.requireNonNull(exchange.getRequestHeaders().getFirst("timestamp")),
					Objects.requireNonNull(exchange.getRequestHeaders().getFirst("sign")),
					Json.read(exchange.getRequestBody().readAllBytes())));
			exchange.sendResponseHeaders(this.status, (this.answer.length == 0) ? -1 : this.answer.length);
			exchange.getResponseBody().write(this.answer);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/** A received message with its signed headers. */
	record Message(String timestamp, String sign, JsonNode body) {
	}

}
