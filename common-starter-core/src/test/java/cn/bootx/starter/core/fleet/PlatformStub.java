package cn.bootx.starter.core.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import cn.bootx.starter.core.token.TokenSource;

/**
 * The platform that a fleet calls: it counts token calls and handled messages, and can be
 * slow.
 */
final class PlatformStub implements AutoCloseable {

	final AtomicInteger tokenCalls = new AtomicInteger();

	final AtomicInteger handled = new AtomicInteger();

	volatile Duration lifetime = Duration.ofHours(2);

	volatile Duration delay = Duration.ZERO;

	private final CountDownLatch closed = new CountDownLatch(1);

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final HttpServer server;

	PlatformStub() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
		this.server.setExecutor(this.executor);
		this.server.createContext("/token",
				(exchange) -> answer(exchange, "token-" + this.tokenCalls.incrementAndGet() + " " + this.lifetime));
		this.server.createContext("/handled",
				(exchange) -> answer(exchange, "reply-" + this.handled.incrementAndGet()));
		this.server.start();
	}

	String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	private void answer(HttpExchange exchange, String text) throws IOException {
		try (exchange) {
			this.closed.await(this.delay.toMillis(), TimeUnit.MILLISECONDS);
			byte[] body = text.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	/** How nodes call it. */
	record Client(String address, HttpClient http) {

		Client(String address) {
			this(address, HttpClient.newHttpClient());
		}

		TokenSource.Fetched token() {
			String[] answer = call("/token").split(" ");
			return new TokenSource.Fetched(answer[0], Duration.parse(answer[1]));
		}

		String handled(String message) {
			return call("/handled") + " to " + message;
		}

		private String call(String path) {
			try {
				return this.http
					.send(HttpRequest.newBuilder(URI.create(this.address + path)).build(),
							HttpResponse.BodyHandlers.ofString())
					.body();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

	}

}
