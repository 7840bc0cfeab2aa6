package cn.bootx.starter.simulator.wechatopen;

import java.util.List;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Authorizers: their tokens, their data, their options.
 */
final class AuthorizerEndpoints {

	private static final int MAX_PAGE = 500;

	void register(Routes routes, ComponentGate gate) {
		routes.post("/cgi-bin/component/api_query_auth", gate.guard(AuthorizerEndpoints::queryAuth))
			.post("/cgi-bin/component/api_authorizer_token", gate.guard(AuthorizerEndpoints::token))
			.post("/cgi-bin/component/api_get_authorizer_info", gate.guard(AuthorizerEndpoints::info))
			.post("/cgi-bin/component/api_get_authorizer_list", gate.guard(AuthorizerEndpoints::list));
		for (String prefix : List.of("/cgi-bin/component/", "/cgi-bin/component/api_")) {
			routes.post(prefix + "get_authorizer_option", gate.guard(AuthorizerEndpoints::option))
				.post(prefix + "set_authorizer_option", gate.guard(AuthorizerEndpoints::changeOption));
		}
	}

	private static SimulatorResponse queryAuth(SimulatedComponent component, JsonNode body) {
		String appId = component.state().authCodes().take(Fields.text(body, "authorization_code"), 61009, 61010);
		Authorizer authorizer = component.state().authorizer(appId);
		ObjectNode info = Json.object().put("authorizer_appid", appId);
		addTokens(info, authorizer);
		info.set("func_info", permissions(authorizer));
		return SimulatorResponse.json(Json.object().set("authorization_info", info));
	}

	private static SimulatorResponse token(SimulatedComponent component, JsonNode body) {
		Authorizer authorizer = component.state().authorizer(Fields.text(body, "authorizer_appid"));
		if (!authorizer.refreshToken().equals(Fields.text(body, "authorizer_refresh_token"))) {
			throw ComponentErrors.refuse(61023);
		}
		return SimulatorResponse.json(addTokens(Json.object(), authorizer));
	}

	private static SimulatorResponse info(SimulatedComponent component, JsonNode body) {
		Authorizer authorizer = component.state().authorizer(Fields.text(body, "authorizer_appid"));
		String appId = authorizer.account().appId();
		ObjectNode answer = Json.object();
		ObjectNode info = answer.putObject("authorizer_info");
		info.put("nick_name", "公众号 " + appId).put("head_img", "").put("user_name", authorizer.account().originalId());
		info.putObject("service_type_info").put("id", 2);
		info.putObject("verify_type_info").put("id", 0);
		info.put("principal_name", "模拟器").put("alias", "").put("qrcode_url", "").put("account_status", 1);
		info.putObject("business_info").put("open_pay", 0).put("open_shake", 0).put("open_scan", 0);
		ObjectNode authorization = answer.putObject("authorization_info");
		authorization.put("authorizer_appid", appId).put("authorizer_refresh_token", authorizer.refreshToken());
		authorization.set("func_info", permissions(authorizer));
		return SimulatorResponse.json(answer);
	}

	private static SimulatorResponse list(SimulatedComponent component, JsonNode body) {
		int count = body.path("count").asInt(0);
		int offset = body.path("offset").asInt(0);
		if (count < 1 || count > MAX_PAGE || offset < 0) {
			throw ComponentErrors.refuse(40170);
		}
		ArrayNode list = Json.array();
		component.state()
			.authorizers()
			.forEach((appId, authorizer) -> list.addObject()
				.put("authorizer_appid", appId)
				.put("refresh_token", authorizer.refreshToken())
				.put("auth_time", authorizer.authorizedAt().getEpochSecond()));
		ArrayNode page = Json.array();
		for (int i = offset; i < Math.min(list.size(), offset + count); i++) {
			page.add(list.get(i));
		}
		return SimulatorResponse.json(Json.object().put("total_count", list.size()).set("list", page));
	}

	private static SimulatorResponse option(SimulatedComponent component, JsonNode body) {
		String appId = Fields.text(body, "authorizer_appid");
		String name = Fields.text(body, "option_name");
		return SimulatorResponse.json(Json.object()
			.put("authorizer_appid", appId)
			.put("option_name", name)
			.put("option_value", component.state().authorizer(appId).option(name)));
	}

	private static SimulatorResponse changeOption(SimulatedComponent component, JsonNode body) {
		component.state()
			.authorizer(Fields.text(body, "authorizer_appid"))
			.option(Fields.text(body, "option_name"), Fields.text(body, "option_value"));
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static ObjectNode addTokens(ObjectNode answer, Authorizer authorizer) {
		return answer.put("authorizer_access_token", authorizer.issueToken())
			.put("expires_in", authorizer.account().tokens().lifetime().toSeconds())
			.put("authorizer_refresh_token", authorizer.refreshToken());
	}

	private static ArrayNode permissions(Authorizer authorizer) {
		ArrayNode permissions = Json.array();
		for (int id : authorizer.functions()) {
			permissions.addObject().putObject("funcscope_category").put("id", id);
		}
		return permissions;
	}

}
