package cn.bootx.starter.simulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are and reads until the server closes the connection. */
public final class RawHttp {

	private RawHttp() {
	}

	/** Lines end with \n here and with \r\n on the wire. */
	public static String exchange(URI server, String request) throws IOException {
		try (Socket socket = new Socket(server.getHost(), server.getPort())) {
			socket.setSoTimeout(60_000);
			socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** The whole answer to a GET. */
	public static String get(URI server, String host, String path) throws IOException {
		return exchange(server, "GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close\n\n");
	}

}
