package cn.bootx.starter.simulator.wechat;

import cn.bootx.starter.simulator.SimulatorContext;

/**
 * The simulated WeChat platform.
 *
 * @since 0.1.0
 */
public final class WeChatSimulator {

	private final SimulatorContext context;

	public WeChatSimulator(SimulatorContext context) {
		this.context = context;
	}

}
