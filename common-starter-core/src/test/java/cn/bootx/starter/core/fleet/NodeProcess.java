package cn.bootx.starter.core.fleet;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Node} as its parent sees it.
 */
final class NodeProcess implements AutoCloseable {

	private final Process process;

	private final BufferedReader answers;

	private final BufferedWriter commands;

	NodeProcess(int redisPort, String platform) throws IOException {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx128m", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dfile.encoding=UTF-8", "-cp", classPath,
				Node.class.getName(), Integer.toString(redisPort), platform)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		this.answers = this.process.inputReader(StandardCharsets.UTF_8);
		this.commands = this.process.outputWriter(StandardCharsets.UTF_8);
	}

	/** Waits until it is up. */
	NodeProcess ready() {
		if (!answer().equals("ready")) {
			throw new IllegalStateException("The node did not start");
		}
		return this;
	}

	/** What the node answers to a command: the different results of its threads. */
	CompletableFuture<String> send(String command) {
		try {
			this.commands.write(command + "\n");
			this.commands.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return CompletableFuture.supplyAsync(this::answer);
	}

	void kill() {
		this.process.destroyForcibly();
	}

	private String answer() {
		try {
			String line = this.answers.readLine();
			while (line != null && !line.startsWith(Node.ANSWER)) {
				line = this.answers.readLine();
			}
			return (line != null) ? line.substring(Node.ANSWER.length()) : "dead";
		}
		catch (IOException ex) {
			return "dead";
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
