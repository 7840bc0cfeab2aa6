package cn.bootx.starter.benchmarks.soak;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;

import redis.embedded.RedisServer;

/**
 * Finds out what a host bears, then gives it half of that for a while.
 */
public final class SoakBenchmark {

	private static final int WINDOWS = 10;

	/** Shorter than the 11 minutes of a host, so that it is full long before the end. */
	private static final Duration KEEP = Duration.ofSeconds(30);

	private static final Duration WARM_UP = Duration.ofSeconds(20);

	private static final Duration MEASURED = Duration.ofSeconds(10);

	private SoakBenchmark() {
	}

	/**
	 * Runs it.
	 * @param length how long the half load lasts
	 * @return a table in Markdown
	 */
	public static String run(Duration length) throws IOException {
		int redisPort = freePort();
		RedisServer redis = RedisServer.newRedisServer().port(redisPort).bind("127.0.0.1").setting("save \"\"").build();
		redis.start();
		try (SoakProcess host = new SoakProcess(redisPort, KEEP)) {
			SoakLoad full = new SoakLoad(host.port(), 0, 0);
			sleep(WARM_UP);
			full.latencies().take();
			sleep(MEASURED);
			double rate = full.latencies().take().count() / (double) MEASURED.toSeconds();
			full.close();
			// What the full load has left expires.
			sleep(KEEP);
			return table(host, full.nextNumber(), rate, length);
		}
		finally {
			redis.stop();
		}
	}

	private static String table(SoakProcess host, long firstNumber, double rate, Duration length) throws IOException {
		StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
				"Full load: %,.0f pushes/s; half of that for %d s, pushes are remembered for %d s.%n%n", rate,
				length.toSeconds(), KEEP.toSeconds()))
			.append("| after s | pushes/s | refused | median ms | p99 ms | longest ms | heap MB | threads | files | Redis MB | keys |\n")
			.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
		try (SoakLoad half = new SoakLoad(host.port(), firstNumber, rate / 2)) {
			Duration window = length.dividedBy(WINDOWS);
			for (int i = 1; i <= WINDOWS; i++) {
				sleep(window);
				Latencies.Window seen = half.latencies().take();
				row(table, window.multipliedBy(i), seen, seen.count() / (window.toMillis() / 1e3), host.occupied());
				// The collection for the figures is no part of the next window.
				half.latencies().take();
			}
		}
		return table.toString();
	}

	private static void row(StringBuilder table, Duration after, Latencies.Window seen, double rate,
			SoakProcess.Occupied occupied) {
		table.append(String.format(Locale.ROOT,
				"| %d | %,.0f | %d | %.1f | %.1f | %.0f | %.1f | %d | %d | %.1f | %,d |%n", after.toSeconds(), rate,
				seen.refused(), seen.median(), seen.p99(), seen.longest(), occupied.heap() / 1e6, occupied.threads(),
				occupied.files(), occupied.redis() / 1e6, occupied.keys()));
	}

	private static void sleep(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
