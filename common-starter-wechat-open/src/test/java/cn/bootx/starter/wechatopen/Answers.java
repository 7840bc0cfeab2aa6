package cn.bootx.starter.wechatopen;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;

/**
 * Answers that tests put into the platform's mouth.
 */
public final class Answers {

	private Answers() {
	}

	public static SimulatorResponse json(String json) {
		return SimulatorResponse.json(Json.readTree(json));
	}

	public static SimulatorResponse error(int code, String message) {
		return SimulatorResponse.json(Json.object().put("errcode", code).put("errmsg", message));
	}

}
