package cn.bootx.starter.dingtalk.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A half-open peer: it takes a WebSocket and then neither speaks nor answers probes.
 */
final class SilentServer implements AutoCloseable {

	private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final ServerSocket server;

	private final AtomicInteger accepted = new AtomicInteger();

	SilentServer() {
		try {
			this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread thread = new Thread(this::serve, "silent-server");
		thread.setDaemon(true);
		thread.start();
	}

	int port() {
		return this.server.getLocalPort();
	}

	int accepted() {
		return this.accepted.get();
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try {
				upgrade(this.server.accept());
			}
			catch (IOException | GeneralSecurityException ex) {
				// The test is over, or the client has gone: nothing to serve.
				continue;
			}
		}
	}

	private void upgrade(Socket socket) throws IOException, GeneralSecurityException {
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
		String key = "";
		for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
			if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
				key = line.substring(line.indexOf(':') + 1).strip();
			}
		}
		byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
		String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
		socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
		this.accepted.incrementAndGet();
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
