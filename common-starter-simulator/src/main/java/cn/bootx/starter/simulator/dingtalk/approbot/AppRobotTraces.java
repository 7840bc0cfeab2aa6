package cn.bootx.starter.simulator.dingtalk.approbot;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What became of robot messages: recall and read status. Letter case differs between the
 * paths, as on the platform.
 */
public final class AppRobotTraces {

	private static final String PERMISSION = "qyapi_robot_sendmsg";

	private static final int MAX_KEYS = 20;

	private static final int MAX_RESULTS = 200;

	private final Clock clock;

	private final AppRobots robots;

	private final AppRobotSendings sendings;

	private final DingDirectory directory;

	public AppRobotTraces(Clock clock, AppRobots robots, AppRobotSendings sendings, DingDirectory directory) {
		this.clock = clock;
		this.robots = robots;
		this.sendings = sendings;
		this.directory = directory;
	}

	public void mount(DingGate gate) {
		gate.modern("/v1.0/robot/otoMessages/batchRecall", PERMISSION,
				(app, request) -> recall(app, NewFamily.body(request), null));
		gate.modern("/v1.0/robot/groupMessages/recall", PERMISSION, this::recallInGroup);
		gate.modern("/v1.0/robot/groupMessages/batchRecall", PERMISSION, this::recallInGroup);
		gate.modernGet("/v1.0/robot/oToMessages/readStatus", PERMISSION, this::readStatus);
		gate.modern("/v1.0/robot/groupMessages/query", PERMISSION, this::query);
	}

	private SimulatorResponse recallInGroup(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		return recall(app, body, this.robots.group(body).openConversationId());
	}

	private SimulatorResponse recall(SimulatedDingTalkApp app, JsonNode body, @Nullable String group) {
		String robotCode = this.robots.robotCode(app, body);
		JsonNode keys = body.path("processQueryKeys");
		if (!keys.isArray() || keys.isEmpty()) {
			throw NewFamily.refuse("miss.param.processQueryKeys", "processQueryKeys不能为空");
		}
		if (keys.size() > MAX_KEYS) {
			throw NewFamily.refuse("invalidParameter.processQueryKeys.overMax", "processQueryKeys不能超过20个");
		}
		List<String> recalled = new ArrayList<>();
		Map<String, String> failed = new LinkedHashMap<>();
		for (JsonNode key : keys) {
			AppRobotSending sending = this.sendings.find(key.asText());
			if (sending == null || !sending.belongsTo(robotCode, group)) {
				failed.put(key.asText(), "invalid.processQueryKey");
			}
			else if (sending.expiredAt(this.clock.instant())) {
				failed.put(key.asText(), "processQueryKey.expireTime");
			}
			else {
				sending.recall();
				recalled.add(key.asText());
			}
		}
		return NewFamily.ok("successResult", recalled, "failedResult", failed);
	}

	private SimulatorResponse readStatus(SimulatedDingTalkApp app, SimulatorRequest request) {
		String robotCode = this.robots.checked(app, request.param("robotCode"));
		AppRobotSending sending = toUsers(request.query().getOrDefault("processQueryKey", ""), robotCode);
		Map<String, Instant> readers = sending.readers();
		List<Object> infos = new ArrayList<>();
		for (String user : sending.receivers()) {
			Instant readAt = readers.get(user);
			infos.add(Fields.of("name", this.directory.require(user).name(), "userId", user, "readStatus",
					(readAt == null) ? "UNREAD" : "READ", "readTimestamp",
					(readAt == null) ? null : readAt.toEpochMilli()));
		}
		return NewFamily.ok("sendStatus", sending.status(), "messageReadInfoList", infos);
	}

	private SimulatorResponse query(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		String robotCode = Fields.blank(body, "robotCode") ? app.app().robotCode() : this.robots.robotCode(app, body);
		String group = Fields.blank(body, "openConversationId") ? null : this.robots.group(body).openConversationId();
		AppRobotSending sending = toGroup(Fields.text(body, "processQueryKey"), robotCode, group);
		List<String> readers = List.copyOf(sending.readers().keySet());
		int size = body.path("maxResults").asInt(MAX_RESULTS);
		int from = body.path("nextToken").asInt(0);
		if (size < 1 || size > MAX_RESULTS || from < 0) {
			throw NewFamily.refuse("invalidParameter.param.invalid", "maxResults不能超过200");
		}
		int start = Math.min(from, readers.size());
		List<String> page = readers.subList(start, Math.min(start + size, readers.size()));
		boolean more = start + page.size() < readers.size();
		List<Object> users = new ArrayList<>();
		page.forEach((user) -> users.add(Fields.of("userId", user, "unionId", this.directory.require(user).unionId())));
		return NewFamily.ok("sendStatus", sending.status(), "readUserIds", page, "readUsers", users, "hasMore", more,
				"nextToken", more ? String.valueOf(start + page.size()) : null);
	}

	/** A sending to users. */
	private AppRobotSending toUsers(String key, String robotCode) {
		AppRobotSending sending = this.sendings.find(key);
		return valid((sending != null && sending.belongsTo(robotCode, null)) ? sending : null);
	}

	/** A sending to a group, which the call need not name. */
	private AppRobotSending toGroup(String key, String robotCode, @Nullable String group) {
		AppRobotSending sending = this.sendings.find(key);
		boolean fits = sending != null && ((group == null) ? sending.toGroup() : sending.belongsTo(robotCode, group));
		return valid(fits ? sending : null);
	}

	private AppRobotSending valid(@Nullable AppRobotSending sending) {
		if (sending == null) {
			throw NewFamily.refuse("invalid.processQueryKey", "无效的processQueryKey");
		}
		if (sending.expiredAt(this.clock.instant())) {
			throw NewFamily.refuse("robot.processQueryKey.expired", "processQueryKey已过期");
		}
		return sending;
	}

}
