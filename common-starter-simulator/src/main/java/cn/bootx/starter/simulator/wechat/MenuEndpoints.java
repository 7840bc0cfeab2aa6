package cn.bootx.starter.simulator.wechat;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The default custom menu.
 */
final class MenuEndpoints {

	void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/menu/create", gate.accountJson(MenuEndpoints::create))
			.get("/cgi-bin/menu/get", gate.account(MenuEndpoints::read))
			.get("/cgi-bin/menu/delete", gate.account(MenuEndpoints::delete));
	}

	private static SimulatorResponse create(SimulatedAccount account, JsonNode body) {
		MenuRules.check(body);
		account.publish(body);
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse read(SimulatedAccount account, SimulatorRequest request) {
		JsonNode menu = account.menu();
		if (menu == null) {
			throw WeChatErrors.refuse(46003);
		}
		return SimulatorResponse.json(Json.object().set("menu", Json.object().set("button", menu.path("button"))));
	}

	private static SimulatorResponse delete(SimulatedAccount account, SimulatorRequest request) {
		account.publish(null);
		return SimulatorResponse.json(WeChatErrors.ok());
	}

}
