package cn.bootx.starter.simulator.standalone;

import java.nio.file.Path;
import java.util.List;

import cn.bootx.starter.simulator.accounts.AccountSheet;
import cn.bootx.starter.simulator.fault.FaultRule;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sim.yaml} says. A command-line option wins over it.
 *
 * @param port port to listen on, 0 for any free one
 * @param listen address to listen on
 * @param clock how many times faster than real time the simulated time runs
 * @param names further host names and addresses under which the simulator may be used
 * @param tls whether the port speaks HTTPS as well and is an HTTPS proxy
 * @param tlsDir where the certificate to trust is written, null for a temporary folder
 * @param remoteCallbacks whether pushes may leave this machine
 * @param accounts what is registered at the start
 * @param faults rules of faults
 */
record StandaloneConfig(@Nullable Integer port, @Nullable String listen, @Nullable Double clock, List<String> names,
		@Nullable Boolean tls, @Nullable Path tlsDir, @Nullable Boolean remoteCallbacks, AccountSheet accounts,
		List<FaultRule> faults) {

	StandaloneConfig {
		faults = (faults != null) ? List.copyOf(faults) : List.of();
		names = (names != null) ? List.copyOf(names) : List.of();
		accounts = (accounts != null) ? accounts : new AccountSheet(List.of(), List.of(), List.of(), List.of(),
				List.of(), new AccountSheet.Robots(List.of(), List.of()));
	}

}
