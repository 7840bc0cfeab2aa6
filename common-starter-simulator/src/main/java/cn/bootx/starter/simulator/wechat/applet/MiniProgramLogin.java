package cn.bootx.starter.simulator.wechat.applet;

import java.util.Base64;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.login.OneTimeCodes;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /sns/jscode2session}: who opened the mini program.
 */
public final class MiniProgramLogin {

	private final WeChatCore core;

	public MiniProgramLogin(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes) {
		routes.get("/sns/jscode2session", this::session);
	}

	private SimulatorResponse session(SimulatorRequest request) {
		OneTimeCodes.Grant grant = this.core.takeCode(request, "js_code");
		String key = Base64.getEncoder().encodeToString(RandomIds.bytes(16));
		ObjectNode answer = Json.object().put("session_key", key).put("openid", grant.openId());
		if (this.core.apps().find(grant.appId()) instanceof SimulatedMiniProgram miniProgram) {
			MiniProgramUser user = miniProgram.user(grant.openId());
			user.loggedIn(key);
			if (user.unionId() != null) {
				answer.put("unionid", user.unionId());
			}
		}
		return SimulatorResponse.json(answer);
	}

}
