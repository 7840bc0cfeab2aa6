package cn.bootx.starter.simulator.wechat.menu;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /cgi-bin/menu/create}, {@code get} and {@code delete}, and
 * {@code /cgi-bin/get_current_selfmenu_info}.
 */
public final class MenuEndpoints {

	private static final long DEFAULT_ID = 1;

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/menu/create", gate.accountJson(MenuEndpoints::create))
			.get("/cgi-bin/menu/get", gate.account(MenuEndpoints::read))
			.get("/cgi-bin/menu/delete", gate.account(MenuEndpoints::delete))
			.get("/cgi-bin/get_current_selfmenu_info", gate.account(MenuEndpoints::current));
	}

	private static SimulatorResponse create(SimulatedAccount account, JsonNode body) {
		MenuRules.check(account, body.path("button"));
		account.menus().publish(body);
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	/** Only menus of the API: one that was made in the console is not read here. */
	private static SimulatorResponse read(SimulatedAccount account, SimulatorRequest request) {
		JsonNode menu = account.menus().published();
		if (menu == null) {
			throw WeChatErrors.refuse(46003);
		}
		ObjectNode shown = Json.object();
		shown.set("button", MenuForms.published(menu.path("button")));
		ArrayNode conditional = Json.array();
		for (ConditionalMenu each : account.menus().conditional()) {
			ObjectNode node = Json.object();
			node.set("button", MenuForms.published(each.buttons()));
			node.set("matchrule", each.rule());
			conditional.add(node.put("menuid", each.menuId()));
		}
		ObjectNode answer = Json.object();
		answer.set("menu", shown);
		if (!conditional.isEmpty()) {
			shown.put("menuid", DEFAULT_ID);
			answer.set("conditionalmenu", conditional);
		}
		return SimulatorResponse.json(answer);
	}

	/** Takes the conditional menus along. */
	private static SimulatorResponse delete(SimulatedAccount account, SimulatorRequest request) {
		account.menus().clear();
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse current(SimulatedAccount account, SimulatorRequest request) {
		JsonNode console = account.menus().console();
		JsonNode published = account.menus().published();
		ObjectNode answer = Json.object().put("is_menu_open", (console != null || published != null) ? 1 : 0);
		JsonNode info = (console != null) ? console : Json.object()
			.set("button", (published != null) ? MenuForms.current(published.path("button")) : Json.array());
		return SimulatorResponse.json(answer.set("selfmenu_info", info));
	}

}
