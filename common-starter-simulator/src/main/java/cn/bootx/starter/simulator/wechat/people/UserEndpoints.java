package cn.bootx.starter.simulator.wechat.people;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /cgi-bin/user/*}: followers, their details and remarks.
 */
public final class UserEndpoints {

	private static final int MAX_BATCH = 100;

	private static final int MAX_REMARK = 30;

	public void register(Routes routes, Gate gate) {
		routes.get("/cgi-bin/user/info", gate.account(UserEndpoints::info))
			.post("/cgi-bin/user/info/batchget", gate.accountJson(UserEndpoints::batch))
			.post("/cgi-bin/user/info/updateremark", gate.accountJson(UserEndpoints::remark))
			.get("/cgi-bin/user/get", gate.account(UserEndpoints::list));
	}

	private static SimulatorResponse info(SimulatedAccount account, SimulatorRequest request) {
		return SimulatorResponse.json(details(fan(account, request.query().getOrDefault("openid", ""))));
	}

	/** One openid that is not known fails the whole call. */
	private static SimulatorResponse batch(SimulatedAccount account, JsonNode body) {
		JsonNode wanted = body.path("user_list");
		if (wanted.isEmpty() || wanted.size() > MAX_BATCH) {
			throw WeChatErrors.refuse(40032);
		}
		ArrayNode list = Json.array();
		wanted.forEach((user) -> list.add(details(fan(account, Fields.text(user, "openid")))));
		return SimulatorResponse.json(Json.object().set("user_info_list", list));
	}

	private static SimulatorResponse remark(SimulatedAccount account, JsonNode body) {
		Fan fan = fan(account, Fields.text(body, "openid"));
		String remark = Fields.text(body, "remark");
		if (remark.codePointCount(0, remark.length()) >= MAX_REMARK) {
			throw WeChatErrors.refuse(40035, "invalid parameter, remark must be shorter than " + MAX_REMARK);
		}
		fan.profile().remark(remark);
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse list(SimulatedAccount account, SimulatorRequest request) {
		return OpenIdPage.after(account, account.people().stream().filter(Fan::following).map(Fan::openId).toList(),
				request.query().getOrDefault("next_openid", ""));
	}

	private static Fan fan(SimulatedAccount account, String openId) {
		if (openId.isEmpty()) {
			throw WeChatErrors.refuse(41009);
		}
		Fan fan = account.known(openId);
		if (fan == null) {
			throw WeChatErrors.refuse(40003);
		}
		return fan;
	}

	private static ObjectNode details(Fan fan) {
		ObjectNode info = Json.object().put("subscribe", fan.following() ? 1 : 0).put("openid", fan.openId());
		String unionId = fan.profile().unionId();
		if (unionId != null) {
			info.put("unionid", unionId);
		}
		if (!fan.following()) {
			return info;
		}
		QrTicket ticket = fan.arrivedBy();
		boolean numeric = ticket != null && ticket.numeric();
		info.put("language", "zh_CN")
			.put("subscribe_time", fan.followedAt().getEpochSecond())
			.put("remark", fan.profile().remark())
			.put("groupid", fan.profile().tags().stream().findFirst().orElse(0));
		ArrayNode tags = info.putArray("tagid_list");
		fan.profile().tags().forEach(tags::add);
		info.put("subscribe_scene", (ticket != null) ? "ADD_SCENE_QR_CODE" : "ADD_SCENE_SEARCH");
		info.put("qr_scene", (ticket != null && numeric) ? Long.parseLong(ticket.scene()) : 0);
		info.put("qr_scene_str", (ticket != null && !numeric) ? ticket.scene() : "");
		return info;
	}

}
