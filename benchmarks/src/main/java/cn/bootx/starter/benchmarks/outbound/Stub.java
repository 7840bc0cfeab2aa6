package cn.bootx.starter.benchmarks.outbound;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * All platforms on the loopback: it reads a request to its end and answers success. It
 * does next to nothing, so that the senders are what is measured.
 */
final class Stub implements AutoCloseable {

	private static final byte[] ANSWER = answer("\"m1\"");

	private static final byte[] TEMPLATE_ANSWER = answer("200228332");

	private final ServerSocket server;

	Stub() throws IOException {
		this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		start(this::accept);
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				socket.setTcpNoDelay(true);
				start(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private static void serve(Socket socket) {
		try (socket;
				InputStream in = new BufferedInputStream(socket.getInputStream());
				OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
			byte[] line = new byte[8192];
			for (int length = readLine(in, line); length > 0; length = readLine(in, line)) {
				boolean template = new String(line, 0, length, StandardCharsets.ISO_8859_1).contains("/template/send");
				skipBody(in, line);
				out.write(template ? TEMPLATE_ANSWER : ANSWER);
				out.flush();
			}
		}
		catch (IOException ex) {
			// The client has gone.
		}
	}

	private static void skipBody(InputStream in, byte[] line) throws IOException {
		long body = 0;
		boolean chunked = false;
		for (int length = readLine(in, line); length > 0; length = readLine(in, line)) {
			String header = new String(line, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
			if (header.startsWith("content-length:")) {
				body = Long.parseLong(header.substring(15).strip());
			}
			chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
		}
		if (!chunked) {
			in.skipNBytes(body);
			return;
		}
		for (int length = readLine(in, line); length >= 0; length = readLine(in, line)) {
			int size = Integer.parseInt(new String(line, 0, length, StandardCharsets.ISO_8859_1).strip(), 16);
			in.skipNBytes(size);
			readLine(in, line);
			if (size == 0) {
				return;
			}
		}
	}

	/** The length of the line without its end, or -1 at the end of the stream. */
	private static int readLine(InputStream in, byte[] line) throws IOException {
		int length = 0;
		for (int next = in.read(); next >= 0; next = in.read()) {
			if (next == '\n') {
				return (length > 0 && line[length - 1] == '\r') ? length - 1 : length;
			}
			line[length++] = (byte) next;
		}
		return -1;
	}

	private static byte[] answer(String msgId) {
		String json = "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"token\",\"expires_in\":7200,"
				+ "\"accessToken\":\"token\",\"expireIn\":7200,\"task_id\":256271667526,\"request_id\":\"r1\","
				+ "\"processQueryKey\":\"k1\",\"msgid\":" + msgId + "}";
		return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
				+ json)
			.getBytes(StandardCharsets.UTF_8);
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "stub");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
