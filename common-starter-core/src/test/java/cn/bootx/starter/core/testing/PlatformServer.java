package cn.bootx.starter.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import okhttp3.HttpUrl;

/**
 * A platform that answers over real HTTP what a test tells it to.
 */
public final class PlatformServer implements AutoCloseable {

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private final HttpServer server;

	private PlatformServer(HttpServer server) {
		this.server = server;
		server.createContext("/", this::answer);
		server.start();
	}

	public static PlatformServer start() {
		try {
			return new PlatformServer(
					HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public HttpUrl url() {
		return HttpUrl.get("http://127.0.0.1:" + this.server.getAddress().getPort() + "/");
	}

	public PlatformServer answers(String path, int status, String json) {
		this.answers.put(path, new Answer(status, json));
		return this;
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			Answer answer = this.answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, ""));
			byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(answer.status(), (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private record Answer(int status, String json) {
	}

}
