package cn.bootx.starter.simulator.autoconfigure;

import java.util.List;
import java.util.function.Function;

import cn.bootx.starter.simulator.PlatformSimulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/**
 * Opens the simulator before anything that may call it, and closes it after.
 */
final class SimulatorLifecycle implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(SimulatorLifecycle.class);

	private final PlatformSimulator simulator;

	private final List<SimulatorSetup> setups;

	private final Environment environment;

	private final Function<String, String> callbackUrls;

	private boolean configured;

	private volatile boolean running;

	SimulatorLifecycle(PlatformSimulator simulator, List<SimulatorSetup> setups, Environment environment,
			Function<String, String> callbackUrls) {
		this.simulator = simulator;
		this.setups = setups;
		this.environment = environment;
		this.callbackUrls = callbackUrls;
	}

	@Override
	public void start() {
		this.simulator.open();
		this.running = true;
		// A paused context starts again; its accounts and their fans are still there.
		if (!this.configured) {
			this.setups.forEach((setup) -> setup.configure(this.simulator, this.environment, this.callbackUrls));
			this.configured = true;
		}
		log.warn("WeChat, WeCom and DingTalk are simulated: nothing reaches the real platforms. Play the users at {}/",
				this.simulator.baseUrl());
	}

	@Override
	public void stop() {
		this.running = false;
		this.simulator.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
