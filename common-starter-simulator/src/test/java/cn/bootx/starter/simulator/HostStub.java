package cn.bootx.starter.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.testing.Await;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Plays the host application that receives callbacks. */
public final class HostStub implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final List<Call> calls = new CopyOnWriteArrayList<>();

	private final CountDownLatch closing = new CountDownLatch(1);

	private volatile Function<Call, Answer> behaviour = (call) -> new Answer(200, "success");

	private HostStub() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::serve);
		this.server.start();
	}

	public static HostStub start() {
		try {
			return new HostStub();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + path);
	}

	public void answers(Function<Call, Answer> newBehaviour) {
		this.behaviour = newBehaviour;
	}

	public void answers(String body) {
		answers((call) -> new Answer(200, body));
	}

	/** Never answers, until the stub is closed. */
	public Answer hang() {
		try {
			this.closing.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new Answer(503, "");
	}

	public List<Call> calls() {
		return this.calls;
	}

	public Call onlyCall() {
		if (this.calls.size() != 1) {
			throw new AssertionError("Expected one call, got " + this.calls.size());
		}
		return this.calls.get(0);
	}

	public void awaitCalls(int count) {
		Await.until(count + " calls", () -> this.calls.size() >= count);
	}

	private void serve(HttpExchange exchange) throws IOException {
		try (exchange) {
			Call call = new Call(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
					QueryString.parse(exchange.getRequestURI().getRawQuery()),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			this.calls.add(call);
			Answer answer = this.behaviour.apply(call);
			byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(answer.status(), (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		this.closing.countDown();
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	/** A received callback. */
	public record Call(String method, String path, Map<String, String> query, String body) {
	}

	/** What the host says. */
	public record Answer(int status, String body) {
	}

}
