package cn.bootx.starter.simulator.dingtalk.approbot;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Messages of an application's robot: {@code /v1.0/robot/*}.
 */
public final class AppRobotEndpoints {

	private static final String PERMISSION = "qyapi_robot_sendmsg";

	private static final int MAX_USERS = 20;

	private final Clock clock;

	private final AppRobots robots;

	private final AppRobotSendings sendings;

	private final DingDirectory directory;

	private final DingChats chats;

	public AppRobotEndpoints(Clock clock, AppRobots robots, AppRobotSendings sendings, DingDirectory directory,
			DingChats chats) {
		this.clock = clock;
		this.robots = robots;
		this.sendings = sendings;
		this.directory = directory;
		this.chats = chats;
	}

	public void mount(DingGate gate) {
		gate.modern("/v1.0/robot/oToMessages/batchSend", PERMISSION, this::batchSend);
		gate.modern("/v1.0/robot/groupMessages/send", PERMISSION, this::groupSend);
	}

	private SimulatorResponse batchSend(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		String robotCode = this.robots.robotCode(app, body);
		JsonNode userIds = body.path("userIds");
		if (!userIds.isArray() || userIds.isEmpty()) {
			throw NewFamily.refuse("invalidParameter.userIds.empty", "userIds不能为空");
		}
		if (userIds.size() > MAX_USERS) {
			throw NewFamily.refuse("invalidParameter.userIds.overMax", "userIds不能超过20个");
		}
		JsonNode content = AppRobotRules.check(body);
		List<String> valid = new ArrayList<>();
		List<String> invalid = new ArrayList<>();
		for (JsonNode userId : userIds) {
			((this.directory.byId(userId.asText()) == null) ? invalid : valid).add(userId.asText());
		}
		String key = this.sendings.toUsers(robotCode, valid).key();
		for (String user : valid) {
			deliver(app, new DingAppMessage(key, robotCode, robotCode + "/" + user, user, Fields.text(body, "msgKey"),
					content, this.clock.instant()));
		}
		return NewFamily.ok("processQueryKey", key, "invalidStaffIdList", invalid, "flowControlledStaffIdList",
				List.of(), "filteredStaffIdList", List.of());
	}

	private SimulatorResponse groupSend(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		String robotCode = this.robots.robotCode(app, body);
		DingGroup group = this.robots.groupOf(robotCode, body);
		JsonNode content = AppRobotRules.check(body);
		String key = this.sendings.toGroup(robotCode, group).key();
		deliver(app, new DingAppMessage(key, robotCode, group.openConversationId(), group.openConversationId(),
				Fields.text(body, "msgKey"), content, this.clock.instant()));
		return NewFamily.ok("processQueryKey", key);
	}

	private void deliver(SimulatedDingTalkApp app, DingAppMessage message) {
		app.add(message);
		this.chats.appSaid(message);
	}

}
