package cn.bootx.starter.benchmarks.http;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.benchmarks.sample.Push;

/**
 * A load of 64 connections on one thread: the cores are for the server.
 */
final class Load {

	private static final int CONNECTIONS = 64;

	/** Made before they are needed, so that their making is not measured. */
	private static final int POOL = 1 << 18;

	private final int port;

	private final Push[] pushes = new Push[POOL];

	private int next;

	Load(int port) {
		this.port = port;
		for (int i = 0; i < POOL; i++) {
			this.pushes[i] = Push.of(i);
		}
	}

	/**
	 * Loads a path.
	 * @return answers in that time
	 */
	long run(String path, Duration time) throws IOException {
		List<Connection> connections = new ArrayList<>();
		try (Selector selector = Selector.open()) {
			for (int i = 0; i < CONNECTIONS; i++) {
				Connection connection = new Connection(this.port, path);
				connections.add(connection);
				connection.channel().register(selector, SelectionKey.OP_READ, connection);
				connection.send(nextPush());
			}
			return exchange(selector, System.nanoTime() + time.toNanos());
		}
		finally {
			for (Connection connection : connections) {
				connection.close();
			}
		}
	}

	private long exchange(Selector selector, long end) throws IOException {
		long answers = 0;
		while (System.nanoTime() < end) {
			selector.select(100);
			for (SelectionKey key : selector.selectedKeys()) {
				Connection connection = (Connection) key.attachment();
				if (connection.receive()) {
					answers++;
					connection.send(nextPush());
				}
			}
			selector.selectedKeys().clear();
		}
		return answers;
	}

	private Push nextPush() {
		return this.pushes[this.next++ & (POOL - 1)];
	}

}
