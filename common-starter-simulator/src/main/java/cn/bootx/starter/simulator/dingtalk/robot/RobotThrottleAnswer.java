package cn.bootx.starter.simulator.dingtalk.robot;

import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;

/**
 * How a robot that sent too much is refused; the platform has had several ways.
 *
 * @since 0.1.0
 */
public enum RobotThrottleAnswer {

	/** Since 2026. */
	CODE_660026(error(660026, "sending too many messages per minute")),

	/** From 2020 to 2024. */
	CODE_130101(error(130101, "send too fast, exceed 20 times per minute")),

	/** As the documentation's table says. */
	CODE_410100(error(410100, "发送速度太快而限流")),

	/** A redirect to an error page. */
	REDIRECT(SimulatorResponse.redirect("https://err.taobao.com/error1.html"));

	private final SimulatorResponse response;

	RobotThrottleAnswer(SimulatorResponse response) {
		this.response = response;
	}

	SimulatorResponse response() {
		return this.response;
	}

	private static SimulatorResponse error(int code, String message) {
		return SimulatorResponse.json(Fields.of("errcode", code, "errmsg", message));
	}

}
