package cn.bootx.starter.simulator.wechatopen;

import cn.bootx.starter.simulator.SimulatorContext;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;

/**
 * The simulated WeChat Open Platform for third-party components.
 *
 * @since 0.1.0
 */
public final class WeChatOpenSimulator {

	private final SimulatorContext context;

	private final WeChatSimulator wechat;

	public WeChatOpenSimulator(SimulatorContext context, WeChatSimulator wechat) {
		this.context = context;
		this.wechat = wechat;
	}

}
