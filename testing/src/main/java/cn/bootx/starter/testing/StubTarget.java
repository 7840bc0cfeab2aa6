package cn.bootx.starter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * An application that is no Spring one: it keeps what arrives as it arrives.
 */
public final class StubTarget implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

	private final List<Integer> statuses = new CopyOnWriteArrayList<>();

	private volatile @Nullable CountDownLatch gate;

	public StubTarget() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::take);
		this.server.start();
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** The first answers; after them it is 200. */
	public StubTarget answering(Integer... first) {
		this.statuses.addAll(List.of(first));
		return this;
	}

	/** Answers nothing until the latch is down. */
	public StubTarget behind(CountDownLatch latch) {
		this.gate = latch;
		return this;
	}

	public List<Arrival> arrivals() {
		return this.arrivals;
	}

	public Arrival await(int count) {
		Await.until(() -> this.arrivals.size() >= count);
		return this.arrivals.get(count - 1);
	}

	private void take(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		this.arrivals.add(new Arrival(exchange.getRequestURI().toString(), body,
				exchange.getRequestHeaders().getFirst("Content-Type"),
				exchange.getRequestHeaders().getFirst("X-Bootx-Forwarded")));
		CountDownLatch latch = this.gate;
		if (latch != null) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				exchange.close();
				return;
			}
		}
		int status = this.statuses.isEmpty() ? 200 : this.statuses.remove(0);
		if (status / 100 == 3) {
			exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
		}
		byte[] answer = "the target's answer".getBytes();
		exchange.sendResponseHeaders(status, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	public record Arrival(String uri, byte[] body, @Nullable String contentType, @Nullable String hops) {

		/** What follows the question mark. */
		public String query() {
			return this.uri.substring(this.uri.indexOf('?') + 1);
		}

	}

}
