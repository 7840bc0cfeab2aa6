package cn.bootx.starter.simulator.wechat.people;

import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The {@code openid_list} of calls that change several fans at once.
 */
final class FanList {

	private FanList() {
	}

	/** All of them, or 40032 and 40003. */
	static List<Fan> of(SimulatedAccount account, JsonNode body, int limit) {
		JsonNode openIds = body.path("openid_list");
		if (!openIds.isArray() || openIds.isEmpty() || openIds.size() > limit) {
			throw WeChatErrors.refuse(40032);
		}
		List<Fan> fans = new ArrayList<>();
		for (JsonNode openId : openIds) {
			Fan fan = account.known(openId.asText());
			if (fan == null) {
				throw WeChatErrors.refuse(40003);
			}
			fans.add(fan);
		}
		return fans;
	}

}
