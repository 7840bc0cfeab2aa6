package cn.bootx.starter.simulator.wechatopen;

import java.util.Map;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.gate.WeChatBody;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Ticket, component token and pre-authorization code.
 */
final class ComponentTokenEndpoints {

	private final ComponentRegistry components;

	ComponentTokenEndpoints(ComponentRegistry components) {
		this.components = components;
	}

	void register(Routes routes, ComponentGate gate) {
		routes.post("/cgi-bin/component/api_start_push_ticket", this::startPushTicket)
			.post("/cgi-bin/component/api_component_token", this::componentToken)
			.post("/cgi-bin/component/api_create_preauthcode", gate.guard((component, body) -> preAuthCode(component)));
	}

	private SimulatorResponse startPushTicket(SimulatorRequest request) {
		JsonNode body = WeChatBody.read(request);
		SimulatedComponent component = this.components.authenticate(Fields.text(body, "component_appid"),
				Fields.text(body, "component_secret"));
		component.pushLater(EventPusher.TICKET, Map.of("ComponentVerifyTicket", component.newTicket()));
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private SimulatorResponse componentToken(SimulatorRequest request) {
		JsonNode body = WeChatBody.read(request);
		SimulatedComponent component = this.components.authenticate(Fields.text(body, "component_appid"),
				Fields.text(body, "component_appsecret"));
		ComponentState state = component.state();
		state.checkCaller(request.remoteAddress());
		state.tickets().subject(Fields.text(body, EventPusher.TICKET), 61006, 61005);
		return SimulatorResponse.json(Json.object()
			.put("component_access_token", state.tokens().issue(component.componentAppId()))
			.put("expires_in", state.tokens().lifetime().toSeconds()));
	}

	private static SimulatorResponse preAuthCode(SimulatedComponent component) {
		ExpiringValues codes = component.state().preAuthCodes();
		return SimulatorResponse.json(Json.object()
			.put("pre_auth_code", codes.issue(component.componentAppId()))
			.put("expires_in", codes.lifetime().toSeconds()));
	}

}
