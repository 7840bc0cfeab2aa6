package cn.bootx.starter.simulator.wecom;

import cn.bootx.starter.simulator.SimulatorContext;

/**
 * The simulated WeCom platform.
 *
 * @since 0.1.0
 */
public final class WeComSimulator {

	private final SimulatorContext context;

	public WeComSimulator(SimulatorContext context) {
		this.context = context;
	}

}
