package cn.bootx.starter.simulator.wechatopen;

import cn.bootx.starter.simulator.endpoint.Family;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.gate.WeChatBody;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Calls with the token of a component (the usual one), of a component or an authorizer
 * ({@code either}), with the component's secret ({@code secret}), or on behalf of an
 * account under {@code /sns} ({@code sns}). The token parameter is called
 * {@code component_access_token} in older pages and {@code access_token} in newer ones;
 * both are accepted, except under {@code /sns}.
 */
final class ComponentFamily implements Family {

	private final ComponentRegistry components;

	private final PermissionSets permissions;

	ComponentFamily(ComponentRegistry components, PermissionSets permissions) {
		this.components = components;
		this.permissions = permissions;
	}

	@Override
	public String prefix() {
		return "";
	}

	@Override
	public Endpoint guard(String token, Work work) {
		return (request) -> {
			SimulatedComponent component = switch (token) {
				case "secret" -> {
					JsonNode body = WeChatBody.read(request);
					yield this.components.authenticate(Fields.text(body, "component_appid"),
							Fields.text(body, "component_secret") + Fields.text(body, "component_appsecret"));
				}
				case "sns" -> onBehalf(request);
				default -> entitled(request, token.equals("either"));
			};
			return work.handle(component, component.componentAppId(), request);
		};
	}

	private SimulatedComponent entitled(SimulatorRequest request, boolean either) {
		String token = request.query()
			.getOrDefault("component_access_token", request.query().getOrDefault("access_token", ""));
		SimulatedComponent holder = either ? this.components.holder(token) : null;
		if (holder != null) {
			return holder;
		}
		SimulatedComponent component = this.components.owner(token, 61014);
		String named = Fields.text(WeChatBody.read(request), "component_appid");
		if (!named.equals(component.componentAppId())) {
			throw WeChatErrors.refuse(named.isEmpty() ? 41018 : 40013);
		}
		return component;
	}

	private SimulatedComponent onBehalf(SimulatorRequest request) {
		SimulatedComponent component = this.components.owner(request.query().getOrDefault("component_access_token", ""),
				48001);
		if (!component.componentAppId().equals(request.param("component_appid"))) {
			throw WeChatErrors.refuse((request.param("component_appid") == null) ? 41018 : 40094);
		}
		Authorizer authorizer = component.state().authorizer(request.param("appid"));
		if (!this.permissions.allow(authorizer.functions(), request.path())) {
			throw WeChatErrors.refuse(61007);
		}
		return component;
	}

	@Override
	public JsonNode body(SimulatorRequest request) {
		return WeChatBody.read(request);
	}

	@Override
	public RefusedCallException refuse(String code, String field) {
		return WeChatErrors.refuse(Integer.parseInt(code));
	}

	/** An answer with members has no {@code errcode}. */
	@Override
	public SimulatorResponse answer(ObjectNode members) {
		return SimulatorResponse.json(members.isEmpty() ? WeChatErrors.ok() : members);
	}

	@Override
	public SimulatorResponse notSimulated(SimulatorRequest request, String message) {
		return WeChatErrors.of(40066, "invalid url, " + message);
	}

}
