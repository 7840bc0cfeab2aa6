package cn.bootx.starter.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server on the loopback interface only.
 *
 * @since 0.1.0
 */
public final class SimulatorServer {

	private static final Logger log = LoggerFactory.getLogger(SimulatorServer.class);

	/** A stampede of tests opens many connections in one instant. */
	private static final int BACKLOG = 1024;

	static {
		// Without it every small answer waits up to 40 ms for the peer's delayed ACK.
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final Routes routes = new Routes();

	private final List<Filter> filters = new CopyOnWriteArrayList<>();

	private int port;

	private @Nullable HttpServer server;

	private @Nullable ExecutorService executor;

	private SimulatorServer(int port) {
		this.port = port;
	}

	/**
	 * A server that takes its port when it is started.
	 * @param port 0 for any free one
	 */
	public static SimulatorServer bind(int port) {
		return new SimulatorServer(port);
	}

	/**
	 * Takes the port and answers calls. May be called again after {@link #stop()}: the
	 * port stays the same then.
	 * @throws IllegalStateException if the port is taken
	 */
	public synchronized void start() {
		if (this.server != null) {
			return;
		}
		HttpServer created = listen(this.port);
		ExecutorService threads = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "simulator-http");
			thread.setDaemon(true);
			return thread;
		});
		created.setExecutor(threads);
		created.createContext("/", this::serve);
		created.start();
		this.server = created;
		this.executor = threads;
		this.port = created.getAddress().getPort();
	}

	/** Stops at once; running calls are interrupted. */
	public synchronized void stop() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			this.executor = null;
		}
		if (this.server != null) {
			this.server.stop(0);
			this.server = null;
		}
	}

	/**
	 * Address without a path.
	 * @throws IllegalStateException if any free port was asked for and none is taken yet
	 */
	public synchronized URI baseUri() {
		if (this.port == 0) {
			throw new IllegalStateException("The simulator is not started yet, so its port is not known");
		}
		return URI.create("http://127.0.0.1:" + this.port);
	}

	public Routes routes() {
		return this.routes;
	}

	/** Adds a filter inside those added before. */
	public void filter(Filter filter) {
		this.filters.add(filter);
	}

	private void serve(HttpExchange exchange) throws IOException {
		try (exchange) {
			SimulatorRequest request = Exchanges.read(exchange);
			SimulatorResponse response = dispatch(request);
			StreamEndpoint stream = this.routes.streamFor(request.method(), request.path());
			if (stream != null && response.status() == 200) {
				EventStreams.serve(exchange, request, response, stream);
			}
			else {
				Exchanges.write(exchange, response);
			}
		}
		catch (RefusedCallException ex) {
			Exchanges.write(exchange, ex.answer());
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private SimulatorResponse dispatch(SimulatorRequest request) {
		Endpoint endpoint = this::answer;
		for (int i = this.filters.size() - 1; i >= 0; i--) {
			Filter filter = this.filters.get(i);
			Endpoint next = endpoint;
			endpoint = (call) -> filter.handle(call, next);
		}
		try {
			return endpoint.handle(request);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return SimulatorResponse.empty(503);
		}
		catch (Exception ex) {
			log.error("The simulator failed to answer {}", request, ex);
			return SimulatorResponse.empty(500);
		}
	}

	private SimulatorResponse answer(SimulatorRequest request) throws Exception {
		try {
			return this.routes.answer(request);
		}
		catch (RefusedCallException ex) {
			return ex.answer();
		}
		catch (InvalidBodyException ex) {
			return SimulatorResponse.text(String.valueOf(ex.getMessage())).withStatus(400);
		}
	}

	private static HttpServer listen(int port) {
		try {
			InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] { 127, 0, 0, 1 });
			return HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The simulator cannot listen on 127.0.0.1:" + port
					+ ": set bootx.starter.third.simulator.port to a free port, or to 0 for any", ex);
		}
	}

}
