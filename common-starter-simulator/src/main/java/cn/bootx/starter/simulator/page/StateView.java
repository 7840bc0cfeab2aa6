package cn.bootx.starter.simulator.page;

import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.DingTalkSimulator;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.simulator.wechatopen.WeChatOpenSimulator;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComSimulator;
import cn.bootx.starter.simulator.wecom.people.WeComUser;

/**
 * Who is there to be played: accounts, components, agents and applications, each with its
 * people.
 */
final class StateView {

	private final WeChatSimulator wechat;

	private final WeChatOpenSimulator wechatOpen;

	private final WeComSimulator wecom;

	private final DingTalkSimulator dingtalk;

	StateView(WeChatSimulator wechat, WeChatOpenSimulator wechatOpen, WeComSimulator wecom,
			DingTalkSimulator dingtalk) {
		this.wechat = wechat;
		this.wechatOpen = wechatOpen;
		this.wecom = wecom;
		this.dingtalk = dingtalk;
	}

	Map<String, Object> read() {
		return Fields.of("accounts", this.wechat.accounts().stream().map(Views::account).toList(), "miniPrograms",
				this.wechat.miniPrograms().stream().map((program) -> Fields.of("appId", program.appId())).toList(),
				"components", this.wechatOpen.components().stream().map(this::component).toList(), "agents",
				this.wecom.agents().stream().map(this::agent).toList(), "apps",
				this.dingtalk.apps().stream().map((app) -> Fields.of("appKey", app.app().appKey())).toList(),
				"colleagues", this.dingtalk.users().stream().map(DingUser::userId).toList());
	}

	private Object component(SimulatedComponent component) {
		return Fields.of("componentAppId", component.componentAppId(), "authorizers",
				this.wechat.accounts().stream().map(SimulatedAccount::appId).filter(component::authorizedBy).toList());
	}

	private Object agent(SimulatedWeComAgent agent) {
		return Fields.of("corpId", agent.agent().corpId(), "agentId", agent.agent().agentId(), "people",
				this.wecom.users(agent.agent().corpId()).stream().map(WeComUser::userId).toList());
	}

}
