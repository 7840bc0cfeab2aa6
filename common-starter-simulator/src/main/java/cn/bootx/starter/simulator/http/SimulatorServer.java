package cn.bootx.starter.simulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server on one address, the loopback interface by default. One port speaks HTTP,
 * TLS and WebSocket, and is an HTTPS proxy for the platforms' hosts.
 *
 * @since 0.1.0
 */
public final class SimulatorServer {

	private static final Logger log = LoggerFactory.getLogger(SimulatorServer.class);

	/** A stampede of tests opens many connections in one instant. */
	private static final int BACKLOG = 1024;

	private static final int HANDSHAKE_MILLIS = 20_000;

	private static final int STOP_MILLIS = 5000;

	private final Dispatcher dispatcher = new Dispatcher();

	private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

	private final String address;

	private final HostRules hosts;

	private final @Nullable SSLContext tls;

	private int port;

	private @Nullable ServerSocket server;

	private @Nullable ExecutorService executor;

	private @Nullable Thread acceptor;

	private SimulatorServer(String address, int port, HostRules hosts, @Nullable SSLContext tls) {
		this.address = address;
		this.port = port;
		this.hosts = hosts;
		this.tls = tls;
	}

	/**
	 * A server that takes its port when it is started.
	 * @param address IP address or name of an interface of this machine
	 * @param port 0 for any free one
	 * @param hosts which host names are answered
	 * @param tls gives each host its certificate; null to speak no TLS and be no proxy
	 * @throws IllegalArgumentException if there cannot be such a port
	 */
	public static SimulatorServer bind(String address, int port, HostRules hosts, @Nullable SSLContext tls) {
		if (port < 0 || port > 65_535) {
			throw new IllegalArgumentException("A port is between 0 and 65535, not " + port + " (端口不正确)");
		}
		return new SimulatorServer(address, port, hosts, tls);
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
		ServerSocket created = listen(this.address, this.port);
		ExecutorService threads = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "simulator-http");
			thread.setDaemon(true);
			return thread;
		});
		Thread accepting = new Thread(() -> accept(created, threads), "simulator-accept");
		accepting.setDaemon(true);
		accepting.start();
		this.acceptor = accepting;
		this.server = created;
		this.executor = threads;
		this.port = created.getLocalPort();
	}

	/** Stops at once; running calls are interrupted and all connections cut. */
	public synchronized void stop() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			this.executor = null;
		}
		if (this.server != null) {
			closeQuietly(this.server);
			this.server = null;
			awaitFreePort();
		}
		this.clients.forEach(SimulatorServer::closeQuietly);
	}

	/** The port is taken as long as a thread is still within accept. */
	private void awaitFreePort() {
		try {
			if (this.acceptor != null) {
				this.acceptor.join(STOP_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
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
		return this.dispatcher.routes();
	}

	/** Adds a filter inside those added before. */
	public void filter(Filter filter) {
		this.dispatcher.filter(filter);
	}

	private void accept(ServerSocket listening, ExecutorService threads) {
		HttpConnection connection = new HttpConnection(this.dispatcher, this.hosts, this.tls);
		while (!listening.isClosed()) {
			try {
				Socket client = listening.accept();
				this.clients.add(client);
				threads.execute(() -> serve(connection, client));
			}
			catch (IOException | RejectedExecutionException ex) {
				log.trace("Accepting ended", ex);
			}
		}
	}

	private void serve(HttpConnection connection, Socket client) {
		try (client) {
			// Without it every small answer waits up to 40 ms for the peer's delayed ACK.
			client.setTcpNoDelay(true);
			client.setSoTimeout(HANDSHAKE_MILLIS);
			Wire wire = Wire.accept(client, this.tls);
			if (wire != null) {
				connection.serve(wire, false);
				wire.close();
			}
		}
		catch (ProtocolException ex) {
			log.warn("A connection is refused: {}", ex.getMessage());
		}
		catch (SSLException ex) {
			log.warn("A client ended TLS; does it trust the simulator's ca.pem? (客户端是否信任 ca.pem?) {}", ex.getMessage());
		}
		catch (IOException ex) {
			log.debug("A connection ended: {}", ex.toString());
		}
		finally {
			this.clients.remove(client);
		}
	}

	private static void closeQuietly(Closeable closeable) {
		try {
			closeable.close();
		}
		catch (IOException ex) {
			log.trace("It is closed already", ex);
		}
	}

	private static ServerSocket listen(String address, int port) {
		try {
			return new ServerSocket(port, BACKLOG, InetAddress.getByName(address));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The simulator cannot listen on " + address + ":" + port + " ("
					+ ex.getMessage() + "): set bootx.starter.third.simulator.port, or --port, to a free port, or to 0 "
					+ "for any (端口被占用或地址不可用,请换一个端口,0 为任意空闲端口)", ex);
		}
	}

}
