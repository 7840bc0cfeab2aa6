package cn.bootx.starter.benchmarks.soak;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Pushes over kept connections, either as fast as they are answered or at a given rate.
 * With a rate a push counts from the moment when it was due, so that a stall is seen by
 * all that came meanwhile.
 */
final class SoakLoad implements AutoCloseable {

	private static final int CONNECTIONS = 32;

	private final int port;

	private final AtomicLong number = new AtomicLong();

	private final Latencies latencies = new Latencies();

	private final Thread[] threads = new Thread[CONNECTIONS];

	/** Pushes a second, or 0 for as many as are answered. */
	private final double rate;

	private final long began = System.nanoTime();

	private final AtomicLong due = new AtomicLong();

	private volatile boolean ended;

	private volatile @Nullable IOException failure;

	/** Begins. */
	SoakLoad(int port, long firstNumber, double rate) {
		this.port = port;
		this.number.set(firstNumber);
		this.rate = rate;
		for (int i = 0; i < CONNECTIONS; i++) {
			this.threads[i] = new Thread(this::push, "push-" + i);
			this.threads[i].setDaemon(true);
			this.threads[i].start();
		}
	}

	Latencies latencies() {
		return this.latencies;
	}

	long nextNumber() {
		return this.number.get();
	}

	private void push() {
		try {
			while (!this.ended) {
				pushOverOneConnection();
			}
		}
		catch (IOException ex) {
			this.failure = ex;
		}
	}

	/** A host closes the connection on which it refuses. */
	private void pushOverOneConnection() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(socket.getInputStream());
			boolean good = true;
			while (good && !this.ended) {
				long at = awaitTurn();
				socket.getOutputStream().write(SoakPushes.request(this.number.getAndIncrement()));
				good = readAnswer(in);
				this.latencies.add(System.nanoTime() - at, good);
			}
		}
	}

	private long awaitTurn() {
		if (this.rate == 0) {
			return System.nanoTime();
		}
		long at = this.began + (long) (this.due.getAndIncrement() / this.rate * 1e9);
		for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
		return at;
	}

	/** Whether it is a good one. */
	private static boolean readAnswer(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("The host closed a connection");
			}
			head.append((char) next);
		}
		int length = head.indexOf("Content-Length: ");
		if (length < 0) {
			throw new IOException("Not answered: " + head.substring(0, head.indexOf("\r")));
		}
		length += "Content-Length: ".length();
		in.skipNBytes(Integer.parseInt(head.substring(length, head.indexOf("\r", length))));
		return head.indexOf("HTTP/1.1 200") == 0;
	}

	/** Ends it. */
	@Override
	public void close() throws IOException {
		this.ended = true;
		try {
			for (Thread thread : this.threads) {
				thread.join(5_000);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (this.failure != null) {
			throw this.failure;
		}
	}

}
