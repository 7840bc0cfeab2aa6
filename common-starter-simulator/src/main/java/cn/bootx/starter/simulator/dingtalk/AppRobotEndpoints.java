package cn.bootx.starter.simulator.dingtalk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Messages of an application's robot: {@code /v1.0/robot/*}.
 */
final class AppRobotEndpoints {

	private static final String PERMISSION = "qyapi_robot_sendmsg";

	private static final int MAX_USERS = 20;

	private final Clock clock;

	private final DingApps apps;

	private final DingDirectory directory;

	private final DingChats chats;

	/** Robots by the open conversation id of the group they are in. */
	private final Map<String, Set<String>> groups = new ConcurrentHashMap<>();

	AppRobotEndpoints(Clock clock, DingApps apps, DingDirectory directory, DingChats chats) {
		this.clock = clock;
		this.apps = apps;
		this.directory = directory;
		this.chats = chats;
	}

	void mount(DingGate gate) {
		gate.modern("/v1.0/robot/oToMessages/batchSend", PERMISSION, this::batchSend);
		gate.modern("/v1.0/robot/groupMessages/send", PERMISSION, this::groupSend);
	}

	void addGroup(String openConversationId, Set<String> robotCodes) {
		this.groups.put(openConversationId, Set.copyOf(robotCodes));
	}

	private SimulatorResponse batchSend(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		String robotCode = robotCode(app, body);
		JsonNode userIds = body.path("userIds");
		if (!userIds.isArray() || userIds.isEmpty()) {
			throw NewFamily.refuse("invalidParameter.userIds.empty", "userIds不能为空");
		}
		if (userIds.size() > MAX_USERS) {
			throw NewFamily.refuse("invalidParameter.userIds.overMax", "userIds不能超过20个");
		}
		JsonNode content = AppRobotRules.check(body);
		String key = newKey();
		List<String> invalid = new ArrayList<>();
		for (JsonNode userId : userIds) {
			String user = userId.asText();
			if (this.directory.byId(user) == null) {
				invalid.add(user);
			}
			else {
				deliver(app, new DingAppMessage(key, robotCode, robotCode + "/" + user, user,
						Fields.text(body, "msgKey"), content, this.clock.instant()));
			}
		}
		return NewFamily.ok("processQueryKey", key, "invalidStaffIdList", invalid, "flowControlledStaffIdList",
				List.of(), "filteredStaffIdList", List.of());
	}

	private SimulatorResponse groupSend(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		String robotCode = robotCode(app, body);
		String group = Fields.text(body, "openConversationId");
		if (group.isBlank()) {
			throw NewFamily.refuse("miss.openConversationId", "openConversationId不能为空");
		}
		Set<String> robots = this.groups.get(group);
		if (robots == null) {
			throw NewFamily.refuse("invalid.openConversationId", "无效的openConversationId");
		}
		if (!robots.contains(robotCode)) {
			throw NewFamily.refuse("not.allowed.robotCode", "机器人不在群内");
		}
		JsonNode content = AppRobotRules.check(body);
		String key = newKey();
		deliver(app, new DingAppMessage(key, robotCode, group, group, Fields.text(body, "msgKey"), content,
				this.clock.instant()));
		return NewFamily.ok("processQueryKey", key);
	}

	private void deliver(SimulatedDingTalkApp app, DingAppMessage message) {
		app.add(message);
		this.chats.appSaid(message);
	}

	private String robotCode(SimulatedDingTalkApp app, JsonNode body) {
		String robotCode = Fields.text(body, "robotCode");
		if (robotCode.isBlank()) {
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

	private static String newKey() {
		return UUID.randomUUID().toString().replace("-", "") + "==";
	}

}
