package cn.bootx.starter.simulator.page;

import cn.bootx.starter.simulator.SimulatorContext;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.simulator.wechatopen.WeChatOpenSimulator;

/**
 * Reads: {@code /_sim/state}, {@code /_sim/chats} and {@code /_sim/journal}.
 */
final class ViewEndpoints {

	private final SimulatorContext context;

	private final WeChatSimulator wechat;

	private final WeChatOpenSimulator wechatOpen;

	ViewEndpoints(SimulatorContext context, WeChatSimulator wechat, WeChatOpenSimulator wechatOpen) {
		this.context = context;
		this.wechat = wechat;
		this.wechatOpen = wechatOpen;
	}

	void register(Routes routes) {
		routes.get("/_sim/state", (request) -> state())
			.get("/_sim/chats", this::chats)
			.get("/_sim/journal", (request) -> SimulatorResponse
				.json(this.context.journal().entries().stream().map(Views::journal).toList()));
	}

	private SimulatorResponse state() {
		return SimulatorResponse
			.json(Fields.of("accounts", this.wechat.accounts().stream().map(Views::account).toList(), "components",
					this.wechatOpen.components().stream().map(this::component).toList()));
	}

	private Object component(SimulatedComponent component) {
		return Fields.of("componentAppId", component.componentAppId(), "authorizers",
				this.wechat.accounts().stream().map(SimulatedAccount::appId).filter(component::authorizedBy).toList());
	}

	private SimulatorResponse chats(SimulatorRequest request) {
		String platform = request.param("platform");
		String conversation = request.param("conversation");
		return SimulatorResponse.json(this.context.chats()
			.all()
			.stream()
			.filter((message) -> platform == null || message.platform().equals(platform))
			.filter((message) -> conversation == null || message.conversation().equals(conversation))
			.map(Views::chat)
			.toList());
	}

}
