package cn.bootx.starter.simulator.autoconfigure;

import java.util.Map;
import java.util.function.Function;

import cn.bootx.starter.simulator.PlatformSimulator;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * A setup that also takes what the host stores beside its configuration while it runs.
 */
interface FollowingSetup extends SimulatorSetup {

	/**
	 * What can be stored, by the place of its properties, for example
	 * {@code wechat.accounts}.
	 */
	Map<String, Kind<?>> stored();

	/**
	 * Settings that the host can store.
	 *
	 * @param <T> what the simulator reads of them
	 * @param type what the simulator reads of them
	 * @param entry makes an entry of them, null where too little is set
	 */
	record Kind<T>(Class<T> type, Reader<T> entry) {
	}

	/** Makes an entry of stored settings. */
	@FunctionalInterface
	interface Reader<T> {

		@Nullable HostEntry read(String name, T settings, Host host);

	}

	/**
	 * Where entries are registered and pushed to.
	 *
	 * @param environment where the host's configuration is read
	 * @param callbackUrl turns a path of the host into its address
	 */
	record Host(PlatformSimulator simulator, Environment environment, Function<String, String> callbackUrl) {

		String property(String name, String fallback) {
			return this.environment.getProperty("bootx.starter.third." + name, fallback);
		}

	}

}
