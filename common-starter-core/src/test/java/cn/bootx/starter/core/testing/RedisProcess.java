package cn.bootx.starter.core.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.testing.Await;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis in a process of its own, which tests can stop, freeze and kill.
 */
public final class RedisProcess implements AutoCloseable {

	private static final ExecutableProvider executable = ExecutableProvider.newJarResourceProvider();

	private final int port;

	private final List<String> arguments;

	private Process process;

	private RedisProcess(int port, List<String> arguments) {
		this.port = port;
		this.arguments = arguments;
		start();
	}

	public static RedisProcess start(String... options) {
		List<String> arguments = new ArrayList<>(List.of("--save", "", "--appendonly", "no"));
		arguments.addAll(List.of(options));
		return new RedisProcess(FreePort.find(), arguments);
	}

	/**
	 * A Redis Sentinel, which is the same binary.
	 * @param configuration what it watches
	 */
	static RedisProcess sentinel(String configuration) {
		return new RedisProcess(FreePort.find(),
				List.of(RedisSentinel.configuration(configuration).toString(), "--sentinel"));
	}

	public int port() {
		return this.port;
	}

	/** Ends it the hard way; what it held is gone. */
	public void kill() {
		this.process.destroyForcibly();
		join();
	}

	/** Starts it again on its port. */
	public void restart() {
		kill();
		start();
	}

	/** Keeps its connections, but answers nothing. */
	public void freeze() {
		signal("STOP");
	}

	public void thaw() {
		signal("CONT");
	}

	@Override
	public void close() {
		kill();
	}

	private void start() {
		try {
			Path directory = Files.createTempDirectory("redis-" + this.port + "-");
			directory.toFile().deleteOnExit();
			File binary = executable.get();
			List<String> command = new ArrayList<>(List.of(binary.getAbsolutePath()));
			command.addAll(this.arguments);
			command.addAll(List.of("--port", "" + this.port, "--bind", "127.0.0.1", "--dir", directory.toString()));
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Await.until(this::answers);
	}

	private boolean answers() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(500);
			socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
			return socket.getInputStream().read() == '+';
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void signal(String name) {
		try {
			new ProcessBuilder("kill", "-" + name, "" + this.process.pid()).start().waitFor(60, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void join() {
		try {
			this.process.waitFor(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
