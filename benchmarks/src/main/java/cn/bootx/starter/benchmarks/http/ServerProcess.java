package cn.bootx.starter.benchmarks.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The server's process.
 */
final class ServerProcess implements AutoCloseable {

	private final Process process;

	private final int port;

	ServerProcess() throws IOException {
		this.process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xms512m",
				"-Xmx512m", "-cp", System.getProperty("java.class.path"), PortalServer.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.port = readPort();
	}

	int port() {
		return this.port;
	}

	/** CPU time of the server since its start. */
	Duration cpu() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	private int readPort() throws IOException {
		BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8);
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.startsWith(PortalServer.PORT)) {
				return Integer.parseInt(line.substring(PortalServer.PORT.length()));
			}
		}
		throw new IOException("The server did not start");
	}

	@Override
	public void close() throws IOException {
		this.process.getOutputStream().close();
		try {
			if (!this.process.waitFor(15, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
