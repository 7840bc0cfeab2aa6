package cn.bootx.starter.simulator.standalone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.platform.SimulatedClock;
import org.jspecify.annotations.Nullable;

/**
 * Starts the simulator from the command line and runs until the process is ended.
 *
 * @since 0.1.0
 */
public final class StandaloneSimulator {

	private static final int DEFAULT_PORT = 9797;

	private StandaloneSimulator() {
	}

	public static void main(String[] args) throws InterruptedException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		try {
			if (start(out, args) == null) {
				return;
			}
		}
		catch (InvalidStartException ex) {
			err.println(ex.getMessage());
			System.exit(ex.exitCode());
		}
		new CountDownLatch(1).await();
	}

	/**
	 * Starts and reports on a stream that it is ready.
	 * @return null if only the usage was asked for
	 * @throws InvalidStartException if it cannot start
	 */
	static @Nullable PlatformSimulator start(PrintStream out, String... args) {
		StandaloneOptions options = StandaloneOptions.parse(args);
		if (options.help()) {
			out.print(StandaloneOptions.USAGE);
			return null;
		}
		StandaloneConfig config = (options.config() != null) ? ConfigFile.read(options.config()) : ConfigFile.ready();
		PlatformSimulator simulator = open(options, config);
		try {
			config.accounts().register(simulator, Boolean.TRUE.equals(config.remoteCallbacks()));
		}
		catch (IllegalArgumentException ex) {
			simulator.close();
			throw new InvalidStartException(InvalidStartException.CONFIG,
					options.config() + ", accounts:\n" + ex.getMessage());
		}
		out.print(options.json() ? StartReport.json(simulator, config.accounts())
				: StartReport.text(simulator, config.accounts()));
		out.flush();
		return simulator;
	}

	private static PlatformSimulator open(StandaloneOptions options, StandaloneConfig config) {
		Double factor = first(options.clock(), config.clock(), 1.0);
		try {
			return PlatformSimulator.builder()
				.port(first(options.port(), config.port(), DEFAULT_PORT))
				.listen(first(options.listen(), config.listen(), PlatformSimulator.LOOPBACK))
				.names(config.names())
				.remoteCallbacks(Boolean.TRUE.equals(config.remoteCallbacks()))
				.clock(new SimulatedClock(factor))
				.start();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidStartException(InvalidStartException.USAGE, String.valueOf(ex.getMessage()));
		}
		catch (IllegalStateException ex) {
			throw new InvalidStartException(InvalidStartException.PORT, String.valueOf(ex.getMessage()));
		}
	}

	private static <T> T first(@Nullable T option, @Nullable T configured, T fallback) {
		return (option != null) ? option : Objects.requireNonNullElse(configured, fallback);
	}

}
