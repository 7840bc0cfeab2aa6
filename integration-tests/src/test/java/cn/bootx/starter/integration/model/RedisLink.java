package cn.bootx.starter.integration.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The way of the nodes to Redis, which can be cut, blocked and slow.
 */
public final class RedisLink implements AutoCloseable {

	private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final int redis;

	private volatile boolean cut;

	private volatile boolean blocked;

	private volatile long delayMillis;

	public RedisLink(int redis) throws IOException {
		this.redis = redis;
		this.threads.execute(this::accept);
	}

	public int port() {
		return this.listening.getLocalPort();
	}

	/** As if Redis were dead: what it held is gone, connections end, new ones too. */
	public void kill() throws IOException {
		this.cut = true;
		closeAll();
		flush();
	}

	/** Connections stay, nothing is answered. */
	public void block() {
		this.blocked = true;
	}

	public void slow(long millis) {
		this.delayMillis = millis;
	}

	public void flush() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.redis)) {
			socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
			socket.getInputStream().read();
		}
	}

	public void heal() {
		this.cut = false;
		this.blocked = false;
		this.delayMillis = 0;
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.listening.accept();
				if (this.cut) {
					client.close();
					continue;
				}
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.redis);
				client.setTcpNoDelay(true);
				server.setTcpNoDelay(true);
				this.sockets.addAll(List.of(client, server));
				this.threads.execute(() -> copy(client, server, false));
				this.threads.execute(() -> copy(server, client, true));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void copy(Socket from, Socket to, boolean answers) {
		byte[] buffer = new byte[16_384];
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				if (answers && this.delayMillis > 0) {
					Thread.sleep(this.delayMillis);
				}
				while (this.blocked) {
					Thread.sleep(5);
				}
				out.write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			// Closed.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.sockets.remove(from);
		this.sockets.remove(to);
	}

	private void closeAll() {
		for (Socket socket : this.sockets) {
			try {
				socket.close();
			}
			catch (IOException ex) {
				// Closed.
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.listening.close();
		closeAll();
		this.threads.shutdownNow();
	}

}
