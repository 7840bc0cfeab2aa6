package cn.bootx.starter.benchmarks.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The host's process and its Redis, and what both occupy.
 */
final class SoakProcess implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private final int redisPort;

	private final int port;

	SoakProcess(int redisPort, Duration keep) throws IOException {
		this.redisPort = redisPort;
		this.process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xms512m",
				"-Xmx512m", "-cp", System.getProperty("java.class.path"), SoakServer.class.getName(),
				Integer.toString(redisPort), keep.toSeconds() + "s")
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.output = this.process.inputReader(StandardCharsets.UTF_8);
		this.port = Integer.parseInt(await(SoakServer.PORT));
	}

	int port() {
		return this.port;
	}

	Occupied occupied() throws IOException {
		this.process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
		String[] numbers = await(SoakServer.OCCUPIES).split(" ");
		String memory = redis("INFO memory");
		int used = memory.indexOf("used_memory:") + "used_memory:".length();
		return new Occupied(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]),
				Long.parseLong(memory.substring(used, memory.indexOf('\r', used))),
				Long.parseLong(redis("DBSIZE").lines().findFirst().orElseThrow().substring(1)));
	}

	private String await(String mark) throws IOException {
		for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
			if (line.startsWith(mark)) {
				return line.substring(mark.length());
			}
		}
		throw new IOException("The host has ended");
	}

	private String redis(String command) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.redisPort)) {
			OutputStream out = socket.getOutputStream();
			out.write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
			InputStream in = socket.getInputStream();
			return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

	@Override
	public void close() throws IOException {
		this.process.getOutputStream().close();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What is occupied.
	 *
	 * @param heap bytes in use after a collection
	 * @param files open ones, sockets included
	 * @param redis bytes that Redis has in use
	 * @param keys in Redis
	 */
	record Occupied(long heap, int threads, int files, long redis, long keys) {
	}

}
