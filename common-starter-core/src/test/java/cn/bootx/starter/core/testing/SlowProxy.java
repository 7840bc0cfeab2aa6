package cn.bootx.starter.core.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between a client and a server, and can take its time: with the first bytes of
 * each connection, or with all of them.
 */
public final class SlowProxy implements AutoCloseable {

	private final ServerSocket listening;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final int target;

	private volatile Duration greeting = Duration.ZERO;

	private volatile Duration delay = Duration.ZERO;

	public SlowProxy(int target) {
		this.target = target;
		try {
			this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.execute(this::accept);
	}

	public int port() {
		return this.listening.getLocalPort();
	}

	/** How long each connection waits for its first answer. */
	public void greetAfter(Duration time) {
		this.greeting = time;
	}

	/** How long each answer takes more. */
	public void delay(Duration time) {
		this.delay = time;
	}

	/** Closes the connections that there are. */
	public void cut() {
		this.sockets.forEach(SlowProxy::close);
		this.sockets.clear();
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.listening.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.sockets.addAll(List.of(client, server));
				this.threads.execute(() -> copy(client, server, Duration.ZERO, false));
				this.threads.execute(() -> copy(server, client, this.greeting, true));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void copy(Socket from, Socket to, Duration first, boolean answers) {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[16_384];
			Thread.sleep(first.toMillis());
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				if (answers) {
					Thread.sleep(this.delay.toMillis());
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
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	@Override
	public void close() {
		stopListening();
		cut();
		this.threads.shutdownNow();
	}

	private void stopListening() {
		try {
			this.listening.close();
		}
		catch (IOException ex) {
			// Closed.
		}
	}

}
