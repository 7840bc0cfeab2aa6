package cn.bootx.starter.simulator.wechat.menu;

import java.util.Set;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code /cgi-bin/menu/addconditional}, {@code delconditional} and {@code trymatch}.
 */
public final class ConditionalMenuEndpoints {

	private static final Set<String> CURRENT_FIELDS = Set.of("tag_id", "group_id", "client_platform_type");

	private static final Set<String> PRIVATE_FIELDS = Set.of("sex", "country", "province", "city", "language");

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/menu/addconditional", gate.accountJson(ConditionalMenuEndpoints::add))
			.post("/cgi-bin/menu/delconditional", gate.accountJson(ConditionalMenuEndpoints::delete))
			.post("/cgi-bin/menu/trymatch", gate.accountJson(ConditionalMenuEndpoints::tryMatch));
	}

	private static SimulatorResponse add(SimulatedAccount account, JsonNode body) {
		if (account.menus().published() == null) {
			throw WeChatErrors.refuse(65303);
		}
		if (body.path("button").isEmpty()) {
			throw WeChatErrors.refuse(65307);
		}
		JsonNode rule = body.path("matchrule");
		checkRule(rule);
		MenuRules.check(account, body.path("button"));
		ConditionalMenu menu = account.menus().add(body.path("button"), rule);
		return SimulatorResponse.json(Json.object().put("menuid", String.valueOf(menu.menuId())));
	}

	private static void checkRule(JsonNode rule) {
		for (String name : PRIVATE_FIELDS) {
			if (!Fields.blank(rule, name)) {
				throw WeChatErrors.refuse(65320);
			}
		}
		if (CURRENT_FIELDS.stream().allMatch((name) -> Fields.blank(rule, name))) {
			throw WeChatErrors.refuse(65304);
		}
		if (!Fields.text(rule, "client_platform_type").matches("[123]?")) {
			throw WeChatErrors.refuse(40035);
		}
	}

	private static SimulatorResponse delete(SimulatedAccount account, JsonNode body) {
		if (!account.menus().remove(body.path("menuid").asLong(-1))) {
			throw WeChatErrors.refuse(65301);
		}
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse tryMatch(SimulatedAccount account, JsonNode body) {
		Fan fan = account.known(Fields.text(body, "user_id"));
		if (fan == null) {
			throw WeChatErrors.refuse(65302);
		}
		JsonNode buttons = account.menus().seenBy(fan);
		if (buttons.isEmpty()) {
			throw WeChatErrors.refuse(46003);
		}
		return SimulatorResponse.json(Json.object().set("button", MenuForms.published(buttons)));
	}

}
