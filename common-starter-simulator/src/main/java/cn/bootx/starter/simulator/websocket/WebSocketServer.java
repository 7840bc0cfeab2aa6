package cn.bootx.starter.simulator.websocket;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket server on any free port of the loopback interface.
 *
 * @since 0.1.0
 */
public final class WebSocketServer implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(WebSocketServer.class);

	private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private static final int HANDSHAKE_MILLIS = 5000;

	private final WebSocketAcceptor acceptor;

	private final ServerSocket server;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private WebSocketServer(WebSocketAcceptor acceptor) throws IOException {
		this.acceptor = acceptor;
		this.server = new ServerSocket(0, 64, InetAddress.getByAddress("127.0.0.1", new byte[] { 127, 0, 0, 1 }));
	}

	/**
	 * Takes a port and accepts connections.
	 */
	public static WebSocketServer start(WebSocketAcceptor acceptor) {
		try {
			WebSocketServer server = new WebSocketServer(acceptor);
			run("simulator-websocket-accept", server::accept);
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.server.getLocalPort();
	}

	/** Cuts all connections and frees the port. */
	@Override
	public void close() {
		closeQuietly(this.server);
		this.sockets.forEach(WebSocketServer::closeQuietly);
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.sockets.add(socket);
				run("simulator-websocket", () -> serve(socket));
			}
			catch (IOException ex) {
				log.trace("Accepting ended", ex);
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			socket.setTcpNoDelay(true);
			socket.setSoTimeout(HANDSHAKE_MILLIS);
			DataInputStream input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
			OutputStream output = new BufferedOutputStream(socket.getOutputStream());
			WebSocketListener listener = upgrade(input, output);
			if (listener != null) {
				socket.setSoTimeout(0);
				new WebSocketConnection(socket, input, output).serve(listener);
			}
		}
		catch (IOException ex) {
			log.debug("A WebSocket was not opened: {}", ex.toString());
		}
		finally {
			this.sockets.remove(socket);
		}
	}

	private @Nullable WebSocketListener upgrade(DataInputStream input, OutputStream output) throws IOException {
		UpgradeRequest request = UpgradeRequest.read(input);
		String key = request.header("Sec-WebSocket-Key");
		if (key == null || !"websocket".equalsIgnoreCase(request.header("Upgrade"))) {
			answer(output, "400 Bad Request", "Content-Length: 0\r\nConnection: close\r\n");
			throw new ProtocolException("no WebSocket upgrade");
		}
		WebSocketListener listener = this.acceptor.accept(request);
		if (listener == null) {
			answer(output, "401 Unauthorized", "Content-Length: 0\r\nConnection: close\r\n");
			return null;
		}
		answer(output, "101 Switching Protocols",
				"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accepted(key) + "\r\n");
		return listener;
	}

	private static void answer(OutputStream output, String status, String headers) throws IOException {
		output.write(("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
		output.flush();
	}

	static String accepted(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1")
				.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void run(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

	private static void closeQuietly(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			log.trace("It is closed already", ex);
		}
	}

}
