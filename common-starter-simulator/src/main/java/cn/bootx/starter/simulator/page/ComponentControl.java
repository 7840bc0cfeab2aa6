package cn.bootx.starter.simulator.page;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.simulator.wechatopen.WeChatOpenSimulator;

/**
 * Pushes tickets and withdraws authorizations.
 */
final class ComponentControl {

	private final WeChatOpenSimulator wechatOpen;

	ComponentControl(WeChatOpenSimulator wechatOpen) {
		this.wechatOpen = wechatOpen;
	}

	void register(Routes routes) {
		routes
			.post("/_sim/wechat-open/components/{componentAppId}/ticket",
					ControlCalls.guarded((request) -> Views.delivery(component(request).pushTicket())))
			.post("/_sim/wechat-open/components/{componentAppId}/unauthorize", ControlCalls.guarded((request) -> Views
				.delivery(component(request).unauthorize(Fields.text(ControlCalls.body(request), "appId")))));
	}

	private SimulatedComponent component(SimulatorRequest request) {
		return this.wechatOpen.component(request.pathVariable("componentAppId"));
	}

}
