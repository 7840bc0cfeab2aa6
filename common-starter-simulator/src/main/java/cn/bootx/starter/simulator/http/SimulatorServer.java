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
 * An HTTP server on one address, the loopback interface by default.
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

	private final String address;

	private int port;

	private @Nullable HttpServer server;

	private @Nullable ExecutorService executor;

	private SimulatorServer(String address, int port) {
		this.address = address;
		this.port = port;
	}

	/**
	 * A server that takes its port when it is started.
	 * @param address IP address or name of an interface of this machine
	 * @param port 0 for any free one
	 * @throws IllegalArgumentException if there cannot be such a port
	 */
	public static SimulatorServer bind(String address, int port) {
		if (port < 0 || port > 65_535) {
			throw new IllegalArgumentException("A port is between 0 and 65535, not " + port + " (端口不正确)");
		}
		return new SimulatorServer(address, port);
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
		HttpServer created = listen(this.address, this.port);
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
		boolean everywhere = this.address.equals("0.0.0.0") || this.address.equals("::");
		String host = everywhere ? "127.0.0.1" : this.address;
		return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + this.port);
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

	private static HttpServer listen(String address, int port) {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), BACKLOG);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The simulator cannot listen on " + address + ":" + port + " ("
					+ ex.getMessage() + "): set bootx.starter.third.simulator.port, or --port, to a free port, or to 0 "
					+ "for any (端口被占用或地址不可用,请换一个端口,0 为任意空闲端口)", ex);
		}
	}

}
