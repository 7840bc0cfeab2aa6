package cn.bootx.starter.simulator.wechat.people;

import java.util.List;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A part of a list of openids that is read on with {@code next_openid}.
 */
final class OpenIdPage {

	private OpenIdPage() {
	}

	/**
	 * The openids after a given one.
	 * @param all in ascending order
	 * @param next last openid of the page before, empty for the first page
	 */
	static SimulatorResponse after(SimulatedAccount account, List<String> all, String next) {
		if (!next.isEmpty() && account.known(next) == null) {
			throw WeChatErrors.refuse(40003);
		}
		List<String> page = all.stream()
			.filter((openId) -> openId.compareTo(next) > 0)
			.limit(account.pageSize())
			.toList();
		ObjectNode answer = Json.object().put("total", all.size()).put("count", page.size());
		if (!page.isEmpty()) {
			ArrayNode openIds = answer.putObject("data").putArray("openid");
			page.forEach(openIds::add);
		}
		return SimulatorResponse.json(answer.put("next_openid", page.isEmpty() ? "" : page.get(page.size() - 1)));
	}

}
