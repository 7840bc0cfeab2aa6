package cn.bootx.starter.integration.all;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * HTTP by hand: clients refuse to send what an attacker sends.
 */
final class RawHttp {

	private RawHttp() {
	}

	static Answer post(int port, String target, String body) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(60_000);
			byte[] content = body.getBytes(StandardCharsets.UTF_8);
			String head = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
					+ "Content-Type: text/xml\r\nContent-Length: " + content.length + "\r\n\r\n";
			// In one piece: a server that refuses the head alone would reset the
			// connection.
			ByteArrayOutputStream request = new ByteArrayOutputStream();
			request.write(head.getBytes(StandardCharsets.US_ASCII));
			request.write(content);
			socket.getOutputStream().write(request.toByteArray());
			String answer = read(socket.getInputStream());
			return new Answer(Integer.parseInt(answer.split(" ", 3)[1]),
					answer.substring(answer.indexOf("\r\n\r\n") + 4).trim());
		}
	}

	/** What arrives until the server closes, also where it closes by a reset. */
	private static String read(InputStream input) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		try {
			input.transferTo(answer);
		}
		catch (SocketException ex) {
			if (!answer.toString(StandardCharsets.UTF_8).contains("\r\n\r\n")) {
				throw ex;
			}
		}
		return answer.toString(StandardCharsets.UTF_8);
	}

	record Answer(int status, String body) {
	}

}
