package cn.bootx.starter.simulator.dingtalk.approbot;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroups;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Which robot a call of {@code /v1.0/robot} is about, and which group.
 */
public final class AppRobots {

	private final DingApps apps;

	private final DingGroups groups;

	public AppRobots(DingApps apps, DingGroups groups) {
		this.apps = apps;
		this.groups = groups;
	}

	String robotCode(SimulatedDingTalkApp app, JsonNode body) {
		return checked(app, Fields.text(body, "robotCode"));
	}

	String checked(SimulatedDingTalkApp app, @Nullable String robotCode) {
		if (robotCode == null || robotCode.isBlank()) {
			throw NewFamily.refuse("invalidParameter.robotCode.empty", "robotCode不能为空");
		}
		if (this.apps.byRobotCode(robotCode) == null) {
			// The platform's own spelling.
			throw NewFamily.refuse("invalidParameter.robotCode.notExsit", "robotCode不存在");
		}
		if (!app.app().robotCode().equals(robotCode)) {
			throw NewFamily.refuse("invalidParameter.robotCode.auth", "robotCode不属于该应用");
		}
		return robotCode;
	}

	/** The group that a call names; the robot need not be in it. */
	DingGroup group(JsonNode body) {
		String id = Fields.text(body, "openConversationId");
		if (id.isBlank()) {
			throw NewFamily.refuse("miss.openConversationId", "openConversationId不能为空");
		}
		DingGroup group = this.groups.find(id);
		if (group == null) {
			throw NewFamily.refuse("invalid.openConversationId", "无效的openConversationId");
		}
		return group;
	}

	/** The group that a call names and the robot is in. */
	DingGroup groupOf(String robotCode, JsonNode body) {
		DingGroup group = group(body);
		if (group.disbanded()) {
			throw NewFamily.refuse("group.disbanded", "群已解散");
		}
		if (!group.robots().contains(robotCode)) {
			throw NewFamily.refuse("not.allowed.robotCode", "机器人不在群内");
		}
		return group;
	}

}
