package cn.bootx.starter.simulator.wechatopen;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.gate.WeChatBody;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What every component call passes first. The token parameter is called
 * {@code component_access_token} in older pages and {@code access_token} in newer ones;
 * both are accepted.
 */
final class ComponentGate {

	private final ComponentRegistry components;

	ComponentGate(ComponentRegistry components) {
		this.components = components;
	}

	Endpoint guard(ComponentCall call) {
		return (request) -> {
			SimulatedComponent component = componentOf(request);
			JsonNode body = WeChatBody.read(request);
			String named = Fields.text(body, "component_appid");
			if (named.isEmpty()) {
				throw ComponentErrors.refuse(41018);
			}
			if (!named.equals(component.componentAppId())) {
				throw ComponentErrors.refuse(40013);
			}
			return call.handle(component, body);
		};
	}

	private SimulatedComponent componentOf(SimulatorRequest request) {
		String token = request.query()
			.getOrDefault("component_access_token", request.query().getOrDefault("access_token", ""));
		if (token.isEmpty()) {
			throw ComponentErrors.refuse(41021);
		}
		for (SimulatedComponent component : this.components.all()) {
			if (component.state().tokens().knows(token)) {
				component.state().tokens().subject(token, 40001, 42001);
				return component;
			}
			if (component.state().issued(token)) {
				throw ComponentErrors.refuse(61014);
			}
		}
		throw ComponentErrors.refuse(40001);
	}

	/** With the component that the token belongs to, and the body. */
	interface ComponentCall {

		SimulatorResponse handle(SimulatedComponent component, JsonNode body) throws Exception;

	}

}
