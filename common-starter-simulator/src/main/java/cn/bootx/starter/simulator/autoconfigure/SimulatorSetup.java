package cn.bootx.starter.simulator.autoconfigure;

import java.util.function.Function;

import cn.bootx.starter.simulator.PlatformSimulator;
import org.springframework.core.env.Environment;

/**
 * Registers accounts, users and templates when the simulator has been opened. A host may
 * define beans of this type; they run after the built-in ones.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SimulatorSetup {

	/**
	 * Registers what the host's configuration names.
	 * @param simulator open simulator
	 * @param environment where the host's configuration is read
	 * @param callbackUrl turns a path of the host, such as {@code /wechat/portal}, into
	 * its address; to be asked at push time, because the host's port is not known earlier
	 */
	void configure(PlatformSimulator simulator, Environment environment, Function<String, String> callbackUrl);

}
