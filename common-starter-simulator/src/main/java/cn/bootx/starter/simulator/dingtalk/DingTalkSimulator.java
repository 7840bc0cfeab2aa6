package cn.bootx.starter.simulator.dingtalk;

import cn.bootx.starter.simulator.SimulatorContext;

/**
 * The simulated DingTalk platform.
 *
 * @since 0.1.0
 */
public final class DingTalkSimulator {

	private final SimulatorContext context;

	public DingTalkSimulator(SimulatorContext context) {
		this.context = context;
	}

}
