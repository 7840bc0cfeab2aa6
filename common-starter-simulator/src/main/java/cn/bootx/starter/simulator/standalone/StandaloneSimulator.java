package cn.bootx.starter.simulator.standalone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.mcp.SimulatorMcp;
import cn.bootx.starter.simulator.platform.SimulatedClock;
import cn.bootx.starter.simulator.tls.CertificateAuthority;
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
		CountDownLatch end = new CountDownLatch(1);
		try {
			boolean mcp = Arrays.asList(args).contains("--mcp");
			PlatformSimulator simulator = start(mcp ? err : out, args);
			if (simulator == null) {
				return;
			}
			if (mcp) {
				end = SimulatorMcp.serve(simulator, System.in, System.out);
			}
		}
		catch (InvalidStartException ex) {
			err.println(ex.getMessage());
			System.exit(ex.exitCode());
		}
		end.await();
		System.exit(0);
	}

	/**
	 * Starts and reports on a stream that it is ready.
	 * @return null if it has ended already, as the command line wanted
	 * @throws InvalidStartException if it cannot start
	 */
	static @Nullable PlatformSimulator start(PrintStream out, String... args) {
		StandaloneOptions options = StandaloneOptions.parse(args);
		if (options.help() || options.schema()) {
			out.print(options.help() ? StandaloneOptions.USAGE : ConfigFile.schema());
			return null;
		}
		StandaloneConfig config = (options.config() != null) ? ConfigFile.read(options.config()) : ConfigFile.ready();
		PlatformSimulator.Builder builder = builder(options, config);
		TlsFolder tls = null;
		if (first(options.tls(), config.tls(), config.tlsDir() != null)) {
			CertificateAuthority authority = CertificateAuthority.create();
			tls = TlsFolder.write(authority, (options.tlsDir() != null) ? options.tlsDir() : config.tlsDir());
			builder.tls(authority);
		}
		PlatformSimulator simulator = open(builder);
		SimulatorMcp.mount(simulator);
		try {
			config.accounts().register(simulator, Boolean.TRUE.equals(config.remoteCallbacks()));
			config.faults().forEach(simulator.faults()::add);
		}
		catch (IllegalArgumentException ex) {
			simulator.close();
			throw new InvalidStartException(InvalidStartException.CONFIG,
					options.config() + ", accounts or faults:\n" + ex.getMessage());
		}
		out.print(options.json() ? StartReport.json(simulator, config.accounts(), tls)
				: StartReport.text(simulator, config.accounts(), tls));
		out.flush();
		if (options.check()) {
			simulator.close();
			return null;
		}
		return simulator;
	}

	private static PlatformSimulator.Builder builder(StandaloneOptions options, StandaloneConfig config) {
		List<String> names = new ArrayList<>(config.names());
		names.addAll(options.names());
		Double factor = first(options.clock(), config.clock(), 1.0);
		try {
			return PlatformSimulator.builder()
				.port(first(options.port(), config.port(), DEFAULT_PORT))
				.listen(first(options.listen(), config.listen(), PlatformSimulator.LOOPBACK))
				.names(names)
				.remoteCallbacks(Boolean.TRUE.equals(config.remoteCallbacks()))
				.clock(new SimulatedClock(factor))
				.waits(1);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidStartException(InvalidStartException.USAGE, String.valueOf(ex.getMessage()));
		}
	}

	private static PlatformSimulator open(PlatformSimulator.Builder builder) {
		try {
			return builder.start();
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
