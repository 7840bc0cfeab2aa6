package cn.bootx.starter.simulator.page;

import java.util.Map;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;

/**
 * Plays the users of mini programs.
 */
final class MiniProgramControl {

	private final WeChatSimulator wechat;

	MiniProgramControl(WeChatSimulator wechat) {
		this.wechat = wechat;
	}

	void register(Routes routes) {
		routes.post("/_sim/wechat/mini-programs/{appId}/people/{openId}/{action}", ControlCalls.guarded(this::act));
	}

	private Object act(SimulatorRequest request) {
		String openId = request.pathVariable("openId");
		if (!openId.matches("[A-Za-z0-9_-]{1,64}")) {
			throw new IllegalArgumentException("An openId has 1 to 64 letters, digits, '-' and '_'");
		}
		MiniProgramUser user = this.wechat.miniProgram(request.pathVariable("appId")).user(openId);
		return switch (request.pathVariable("action")) {
			case "login" -> Map.of("code", user.logsIn());
			case "send" -> Views.outcome(user.sends(text(request)));
			default -> throw new IllegalArgumentException(
					"Unknown action '" + request.pathVariable("action") + "'; there are login and send");
		};
	}

	private static String text(SimulatorRequest request) {
		String text = Fields.text(ControlCalls.body(request), "text");
		if (text.isEmpty()) {
			throw new IllegalArgumentException("The body needs a 'text'");
		}
		return text;
	}

}
