package cn.bootx.starter.simulator.wechat;

import java.util.List;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /cgi-bin/user/info} and {@code /cgi-bin/user/get}.
 */
final class UserEndpoints {

	private static final int PAGE = 10_000;

	void register(Routes routes, Gate gate) {
		routes.get("/cgi-bin/user/info", gate.account(UserEndpoints::info))
			.get("/cgi-bin/user/get", gate.account(UserEndpoints::list));
	}

	private static SimulatorResponse info(SimulatedAccount account, SimulatorRequest request) {
		String openId = request.param("openid");
		if (openId == null || openId.isEmpty()) {
			throw WeChatErrors.refuse(41009);
		}
		Fan fan = account.known(openId);
		if (fan == null) {
			throw WeChatErrors.refuse(40003);
		}
		ObjectNode info = Json.object().put("subscribe", fan.following() ? 1 : 0).put("openid", openId);
		if (!fan.following()) {
			return SimulatorResponse.json(info);
		}
		QrTicket ticket = fan.arrivedBy();
		boolean numeric = ticket != null && ticket.numeric();
		info.put("language", "zh_CN").put("subscribe_time", fan.followedAt().getEpochSecond()).put("remark", "");
		info.put("groupid", 0).putArray("tagid_list");
		info.put("subscribe_scene", (ticket != null) ? "ADD_SCENE_QR_CODE" : "ADD_SCENE_SEARCH");
		info.put("qr_scene", (ticket != null && numeric) ? Long.parseLong(ticket.scene()) : 0);
		info.put("qr_scene_str", (ticket != null && !numeric) ? ticket.scene() : "");
		return SimulatorResponse.json(info);
	}

	private static SimulatorResponse list(SimulatedAccount account, SimulatorRequest request) {
		String next = request.query().getOrDefault("next_openid", "");
		List<String> followers = account.people().stream().filter(Fan::following).map(Fan::openId).toList();
		if (!next.isEmpty() && account.known(next) == null) {
			throw WeChatErrors.refuse(40003);
		}
		List<String> page = followers.stream().filter((openId) -> openId.compareTo(next) > 0).limit(PAGE).toList();
		ObjectNode answer = Json.object().put("total", followers.size()).put("count", page.size());
		if (!page.isEmpty()) {
			ArrayNode openIds = answer.putObject("data").putArray("openid");
			page.forEach(openIds::add);
		}
		return SimulatorResponse.json(answer.put("next_openid", page.isEmpty() ? "" : page.get(page.size() - 1)));
	}

}
