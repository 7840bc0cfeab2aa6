package cn.bootx.starter.simulator.control;

import java.util.List;
import cn.bootx.starter.simulator.wechat.token.AppTokens;
import cn.bootx.starter.simulator.platform.TokenState;
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

	/** The tokens that its application holds. */
	List<TokenState> tokens() {
		return switch (this.kind) {
			case WECHAT -> wechat().tokens().issued();
			case APPLET -> applet().tokens().issued();
			case WECOM -> wecom().tokens();
			case DINGTALK -> dingtalk().tokens();
			case OPEN -> List.of();
		};
	}

	void restoreToken(TokenState token) {
		switch (this.kind) {
			case WECHAT -> wechat().tokens().restore(token);
			case APPLET -> applet().tokens().restore(token);
			case WECOM -> wecom().restoreToken(token);
			case DINGTALK -> dingtalk().restoreToken(token);
			case OPEN -> {
				// A component's token is fetched anew with the next ticket.
			}
		}
	}

	void endTokens(boolean expired) {
		switch (this.kind) {
			case WECHAT -> end(wechat().tokens(), expired);
			case APPLET -> end(applet().tokens(), expired);
			case WECOM -> wecom().endToken(expired);
			case DINGTALK -> dingtalk().endToken(expired);
			case OPEN -> open().revokeTokens();
		}
	}

	private static void end(AppTokens tokens, boolean expired) {
		if (expired) {
			tokens.expire();
		}
		else {
			tokens.revoke();
		}
	}

}
