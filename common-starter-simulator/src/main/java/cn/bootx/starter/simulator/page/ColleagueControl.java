package cn.bootx.starter.simulator.page;

import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.DingTalkSimulator;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.WeComSimulator;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import cn.bootx.starter.simulator.wecom.people.WeComUser;

/**
 * Plays the users of WeCom agents and of DingTalk applications, and their organisation's
 * events. Whoever is not in the directory yet joins it.
 */
final class ColleagueControl {

	private final WeComSimulator wecom;

	private final DingTalkSimulator dingtalk;

	ColleagueControl(WeComSimulator wecom, DingTalkSimulator dingtalk) {
		this.wecom = wecom;
		this.dingtalk = dingtalk;
	}

	void register(Routes routes) {
		routes
			.post("/_sim/wecom/agents/{corpId}/{agentId}/people/{userId}/{action}",
					ControlCalls.guarded(this::wecomUser))
			.post("/_sim/dingtalk/apps/{appKey}/people/{userId}/send", ControlCalls.guarded(this::dingUser))
			.post("/_sim/dingtalk/apps/{appKey}/events/{event}", ControlCalls.guarded(this::dingEvent));
	}

	private Object wecomUser(SimulatorRequest request) {
		String corpId = request.pathVariable("corpId");
		String userId = userId(request);
		int agentId = Integer.parseInt(request.pathVariable("agentId"));
		if (this.wecom.users(corpId).stream().noneMatch((user) -> user.userId().equalsIgnoreCase(userId))) {
			this.wecom.register(corpId, WeComUser.of(userId, userId));
		}
		SimulatedWeComUser user = this.wecom.agent(corpId, agentId).user(userId);
		return switch (request.pathVariable("action")) {
			case "send" -> Views.outcome(user.sends(text(request)));
			case "enter" -> Views.outcome(user.enterAgent());
			default -> throw new IllegalArgumentException(
					"Unknown action '" + request.pathVariable("action") + "'; there are send and enter");
		};
	}

	private Object dingUser(SimulatorRequest request) {
		String userId = userId(request);
		if (this.dingtalk.users().stream().noneMatch((user) -> user.userId().equals(userId))) {
			this.dingtalk.register(DingUser.of(userId, userId, ""));
		}
		return Views
			.delivery(this.dingtalk.app(request.pathVariable("appKey")).user(userId).says(text(request)).delivery());
	}

	/** The body's members become the event's. */
	private Object dingEvent(SimulatorRequest request) {
		Map<String, Object> fields = new LinkedHashMap<>();
		ControlCalls.body(request).properties().forEach((member) -> fields.put(member.getKey(), member.getValue()));
		return Views.delivery(this.dingtalk.app(request.pathVariable("appKey"))
			.events()
			.push(request.pathVariable("event"), fields)
			.delivery());
	}

	private static String userId(SimulatorRequest request) {
		String userId = request.pathVariable("userId");
		if (!userId.matches("[A-Za-z0-9_.@-]{1,64}")) {
			throw new IllegalArgumentException("A userId has 1 to 64 letters, digits, '_', '.', '@' and '-'");
		}
		return userId;
	}

	private static String text(SimulatorRequest request) {
		String text = Fields.text(ControlCalls.body(request), "text");
		if (text.isEmpty()) {
			throw new IllegalArgumentException("The body needs a 'text'");
		}
		return text;
	}

}
