package cn.bootx.starter.simulator.page;

import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Plays the users of official accounts.
 */
final class WeChatControl {

	private final WeChatSimulator wechat;

	WeChatControl(WeChatSimulator wechat) {
		this.wechat = wechat;
	}

	void register(Routes routes) {
		routes.post("/_sim/wechat/accounts/{appId}/people", ControlCalls.guarded(this::appear))
			.post("/_sim/wechat/accounts/{appId}/people/{openId}/{action}", ControlCalls.guarded(this::act))
			.post("/_sim/wechat/accounts/{appId}/verify-url",
					ControlCalls.guarded((request) -> Map.of("passed", account(request).verifyUrl().passed())));
	}

	private Object appear(SimulatorRequest request) {
		String wanted = Fields.text(ControlCalls.body(request), "openId");
		if (!wanted.matches("[A-Za-z0-9_-]{0,64}")) {
			throw new IllegalArgumentException("An openId has up to 64 letters, digits, '-' and '_'");
		}
		String openId = wanted.isEmpty() ? "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27)
				: wanted;
		return Views.fan(account(request).newcomer(openId));
	}

	private Object act(SimulatorRequest request) {
		Fan fan = account(request).newcomer(request.pathVariable("openId"));
		return Views.outcome(act(fan, request.pathVariable("action"), ControlCalls.body(request)));
	}

	private static PushOutcome act(Fan fan, String action, JsonNode body) {
		return switch (action) {
			case "send" -> fan.sends(required(body, "text"));
			case "follow" -> fan.follows();
			case "unfollow" -> fan.unfollows();
			case "scan" -> fan.scans(required(body, "code"));
			case "tap" -> fan.tapsMenu(required(body, "button"));
			case "click" -> fan.clicksMenu(required(body, "key"));
			case "location" -> fan.sendsLocation(body.path("latitude").asDouble(39.9087),
					body.path("longitude").asDouble(116.3975), required(body, "label"));
			case "event" -> fan.event(required(body, "event"), Map.of("EventKey", Fields.text(body, "key")));
			default -> throw new IllegalArgumentException("Unknown action '" + action
					+ "'; there are send, follow, unfollow, scan, tap, click, location and event");
		};
	}

	private SimulatedAccount account(SimulatorRequest request) {
		return this.wechat.account(request.pathVariable("appId"));
	}

	private static String required(JsonNode body, String name) {
		String value = Fields.text(body, name);
		if (value.isEmpty()) {
			throw new IllegalArgumentException("The body needs a '" + name + "'");
		}
		return value;
	}

}
