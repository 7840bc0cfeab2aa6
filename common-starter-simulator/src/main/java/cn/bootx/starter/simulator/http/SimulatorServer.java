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

	private final HttpServer server;

	private final ExecutorService executor;

	private final Routes routes = new Routes();

	private final List<Filter> filters = new CopyOnWriteArrayList<>();

	private SimulatorServer(HttpServer server) {
		this.server = server;
		this.executor = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "simulator-http");
			thread.setDaemon(true);
			return thread;
		});
		server.setExecutor(this.executor);
		server.createContext("/", this::serve);
	}

	/**
	 * Takes the port; calls are answered after {@link #start()}.
	 * @param port 0 for any free one
	 * @throws IllegalStateException if the port is taken
	 */
	public static SimulatorServer bind(int port) {
		try {
			InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] { 127, 0, 0, 1 });
			return new SimulatorServer(HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The simulator cannot listen on 127.0.0.1:" + port
					+ ": set bootx.starter.third.simulator.port to a free port, or to 0 for any", ex);
		}
	}

	public void start() {
		this.server.start();
	}

	/** Stops at once; running calls are interrupted. */
	public void stop() {
		this.executor.shutdownNow();
		this.server.stop(0);
	}

	public URI baseUri() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
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
			StreamEndpoint stream = this.routes.streamFor(request.method(), request.path());
			if (stream != null) {
				EventStreams.serve(exchange, request, stream);
			}
			else {
				Exchanges.write(exchange, dispatch(request));
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

}
