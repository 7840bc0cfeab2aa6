package cn.bootx.starter.integration.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * A {@link ModelNode} as the test sees it.
 */
final class ModelProcess implements AutoCloseable {

	private final String name;

	private final Process process;

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	private final List<Interval> disturbed = new CopyOnWriteArrayList<>();

	private volatile boolean killed;

	/**
	 * Starts it.
	 * @param program has the main method and says "ready" with its port
	 * @param listener gets each word and its argument
	 */
	ModelProcess(String name, Class<?> program, List<String> arguments, BiConsumer<ModelProcess, String[]> listener)
			throws IOException {
		this.name = name;
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m",
						"-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dfile.encoding=UTF-8",
						"-Dmodel.faster=" + ModelTimes.FASTER, "-cp", classPath, program.getName()));
		command.addAll(arguments);
		this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		Thread reader = new Thread(() -> read(listener));
		reader.setDaemon(true);
		reader.start();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.port.orTimeout(60, TimeUnit.SECONDS).join() + "/");
	}

	boolean isUp() {
		return this.port.isDone() && !this.killed;
	}

	void kill() {
		this.killed = true;
		this.disturbed.add(new Interval(System.nanoTime(), Long.MAX_VALUE));
		this.process.destroyForcibly();
	}

	/**
	 * Stands still for that long.
	 * @return how many milliseconds it was in the end
	 */
	long pause(long millis) throws InterruptedException {
		long begin = System.nanoTime();
		signal("STOP");
		Thread.sleep(millis);
		signal("CONT");
		return 1 + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
	}

	/** Writes a line to its input. */
	void write(String line) throws IOException {
		synchronized (this.process) {
			this.process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
		}
	}

	boolean isKilled() {
		return this.killed;
	}

	boolean wasDisturbed(long from, long to) {
		return this.disturbed.stream().anyMatch((it) -> it.overlaps(from, to));
	}

	void disturbedFor(long millis) {
		long now = System.nanoTime();
		this.disturbed.add(new Interval(now - TimeUnit.MILLISECONDS.toNanos(millis), now));
	}

	private void read(BiConsumer<ModelProcess, String[]> listener) {
		try {
			BufferedReader lines = this.process.inputReader(StandardCharsets.UTF_8);
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith(ModelNode.MARK)) {
					String[] words = line.substring(ModelNode.MARK.length()).split(" ");
					if (words[0].equals("ready")) {
						this.port.complete(Integer.parseInt(words[1]));
					}
					listener.accept(this, words);
				}
			}
		}
		catch (IOException ex) {
			// Killed.
		}
		this.port.completeExceptionally(new IllegalStateException(this.name + " has ended"));
	}

	private void signal(String signal) {
		try {
			new ProcessBuilder("kill", "-" + signal, "" + this.process.pid()).start().waitFor(60, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	@Override
	public String toString() {
		return this.name;
	}

	/** A time in which something was not as it should be. */
	record Interval(long from, long to) {

		boolean overlaps(long otherFrom, long otherTo) {
			return this.from - otherTo <= 0 && otherFrom - this.to <= 0;
		}

	}

}
