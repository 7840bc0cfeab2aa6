package cn.bootx.starter.core.callback.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * Sends what no HTTP client would send.
 */
final class RawHttp {

	private final int port;

	RawHttp(int port) {
		this.port = port;
	}

	/** The status of the answer to a POST. */
	int post(String target, String contentType, byte[] body) throws IOException {
		String head = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
				+ (contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n") + "Content-Length: "
				+ body.length + "\r\n\r\n";
		return status(send(head, body));
	}

	/** The status of the answer to a POST without a length. */
	int postChunked(String target, int chunks) throws IOException {
		String head = "POST " + target
				+ " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/xml\r\n"
				+ "Transfer-Encoding: chunked\r\n\r\n";
		String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
		return status(send(head, (chunk.repeat(chunks) + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
	}

	String get(String target) throws IOException {
		return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", new byte[0]);
	}

	static int status(String answer) {
		return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
	}

	String send(String head, byte[] body) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(60_000);
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			try {
				socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
				socket.getOutputStream().write(body);
				socket.getOutputStream().flush();
			}
			catch (SocketException ex) {
				// The server may answer and close before it has read everything.
				answer.reset();
			}
			copy(socket.getInputStream(), answer);
			return answer.toString(StandardCharsets.UTF_8);
		}
	}

	private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
		byte[] buffer = new byte[4096];
		try {
			int read = from.read(buffer);
			while (read >= 0) {
				to.write(buffer, 0, read);
				read = from.read(buffer);
			}
		}
		catch (SocketException ex) {
			// Reset after the answer: what was read counts.
			to.flush();
		}
	}

}
