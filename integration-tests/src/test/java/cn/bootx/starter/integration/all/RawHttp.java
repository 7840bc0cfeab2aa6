package cn.bootx.starter.integration.all;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * HTTP by hand: clients refuse to send what an attacker sends.
 */
final class RawHttp {

	private RawHttp() {
	}

	static Answer post(int port, String target, String body) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(10_000);
			byte[] content = body.getBytes(StandardCharsets.UTF_8);
			String head = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
					+ "Content-Type: text/xml\r\nContent-Length: " + content.length + "\r\n\r\n";
			socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().write(content);
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Answer(Integer.parseInt(answer.split(" ", 3)[1]),
					answer.substring(answer.indexOf("\r\n\r\n") + 4).trim());
		}
	}

	record Answer(int status, String body) {
	}

}
