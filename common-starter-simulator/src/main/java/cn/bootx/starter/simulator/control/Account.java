package cn.bootx.starter.simulator.control;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;

/**
 * An account of any platform.
 *
 * @param kind what it is
 * @param id its id in control calls
 * @param app the simulator's own object
 */
record Account(Kind kind, String id, Object app) {

	static Account of(SimulatedAccount account) {
		return new Account(Kind.WECHAT, account.appId(), account);
	}

	static Account of(SimulatedMiniProgram program) {
		return new Account(Kind.APPLET, program.appId(), program);
	}

	static Account of(SimulatedWeComAgent agent) {
		return new Account(Kind.WECOM, agent.agent().corpId() + ":" + agent.agent().id(), agent);
	}

	static Account of(SimulatedDingTalkApp app) {
		return new Account(Kind.DINGTALK, app.app().appKey(), app);
	}

	static Account of(SimulatedComponent component) {
		return new Account(Kind.OPEN, component.componentAppId(), component);
	}

	SimulatedAccount wechat() {
		return (SimulatedAccount) this.app;
	}

	SimulatedMiniProgram applet() {
		return (SimulatedMiniProgram) this.app;
	}

	SimulatedWeComAgent wecom() {
		return (SimulatedWeComAgent) this.app;
	}

	SimulatedDingTalkApp dingtalk() {
		return (SimulatedDingTalkApp) this.app;
	}

	SimulatedComponent open() {
		return (SimulatedComponent) this.app;
	}

	/** Whether a conversation of the chats is one with this account. */
	boolean owns(String conversation) {
		return conversation.startsWith(this.id.replace(':', '/') + "/")
				|| this.kind == Kind.DINGTALK && conversation.startsWith(dingtalk().app().robotCode() + "/");
	}

}
