package cn.bootx.starter.benchmarks.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

import cn.bootx.starter.benchmarks.sample.Push;

/**
 * One keep-alive connection, which always has one request under way.
 */
final class Connection {

	private final SocketChannel channel;

	private final String path;

	private final ByteBuffer input = ByteBuffer.allocate(8192);

	Connection(int port, String path) throws IOException {
		this.channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
		this.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		this.channel.configureBlocking(false);
		this.path = path;
	}

	SocketChannel channel() {
		return this.channel;
	}

	void send(Push push) throws IOException {
		byte[] head = ("POST " + this.path + "?" + push.rawQuery()
				+ " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nAccept: */*\r\nContent-Length: "
				+ push.body().length + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		ByteBuffer request = ByteBuffer.allocate(head.length + push.body().length).put(head).put(push.body()).flip();
		while (request.hasRemaining()) {
			// Far below the socket's buffer.
			this.channel.write(request);
		}
		this.input.clear();
	}

	/**
	 * Reads what is there.
	 * @return whether the answer is complete
	 */
	boolean receive() throws IOException {
		if (this.channel.read(this.input) < 0) {
			throw new IOException("The server closed a connection");
		}
		String answer = new String(this.input.array(), 0, this.input.position(), StandardCharsets.ISO_8859_1);
		int body = answer.indexOf("\r\n\r\n") + 4;
		if (body < 4) {
			return false;
		}
		if (!answer.startsWith("HTTP/1.1 200")) {
			throw new IOException("Not answered: " + answer.substring(0, answer.indexOf('\r')));
		}
		int header = answer.indexOf("Content-Length: ") + 16;
		int length = Integer.parseInt(answer.substring(header, answer.indexOf('\r', header)));
		if (length < 100) {
			throw new IOException("Answered without a reply");
		}
		return this.input.position() >= body + length;
	}

	void close() throws IOException {
		this.channel.close();
	}

}
