package cn.bootx.starter.simulator.wechat.people;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The black list: users whose messages the account refuses.
 */
public final class BlacklistEndpoints {

	private static final int MAX_BATCH = 20;

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/tags/members/getblacklist", gate.accountJson(BlacklistEndpoints::list))
			.post("/cgi-bin/tags/members/batchblacklist",
					gate.accountJson((account, body) -> change(account, body, true)))
			.post("/cgi-bin/tags/members/batchunblacklist",
					gate.accountJson((account, body) -> change(account, body, false)));
	}

	private static SimulatorResponse list(SimulatedAccount account, JsonNode body) {
		return OpenIdPage.after(account,
				account.people().stream().filter((fan) -> fan.profile().blacklisted()).map(Fan::openId).toList(),
				Fields.text(body, "begin_openid"));
	}

	private static SimulatorResponse change(SimulatedAccount account, JsonNode body, boolean blacklisted) {
		FanList.of(account, body, MAX_BATCH).forEach((fan) -> fan.profile().blacklisted(blacklisted));
		return SimulatorResponse.json(WeChatErrors.ok());
	}

}
