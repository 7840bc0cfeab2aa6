package cn.bootx.starter.simulator.wechat;

import java.util.Base64;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;

/**
 * {@code /sns/jscode2session}: who opened the mini program.
 */
final class MiniProgramLogin {

	private final WeChatCore core;

	MiniProgramLogin(WeChatCore core) {
		this.core = core;
	}

	void register(Routes routes) {
		routes.get("/sns/jscode2session", this::session);
	}

	private SimulatorResponse session(SimulatorRequest request) {
		OneTimeCodes.Grant grant = this.core.takeCode(request, "js_code");
		return SimulatorResponse.json(Json.object()
			.put("session_key", Base64.getEncoder().encodeToString(RandomIds.bytes(16)))
			.put("openid", grant.openId()));
	}

}
