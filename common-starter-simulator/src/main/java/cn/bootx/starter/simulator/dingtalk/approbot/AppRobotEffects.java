package cn.bootx.starter.simulator.dingtalk.approbot;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroups;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.robot.RobotFiles;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What an application's robot does: {@code /v1.0/robot/*}. Letter case differs between
 * the paths, as on the platform.
 */
record AppRobotEffects(Clock clock, AppRobotSendings sendings, DingApps apps, DingGroups groups,
		DingDirectory directory, DingChats chats, RobotFiles files) {

	private static final int MAX_USERS = 20;

	private static final int MAX_IN_APP = 200;

	private static final int MAX_BY_PHONE = 20;

	Map<String, Effect> all() {
		return Map.ofEntries(Map.entry("own-robot", this::own), Map.entry("robot-send", this::send),
				Map.entry("robot-send-group", this::sendToGroup), Map.entry("robot-recall", this::recall),
				Map.entry("robot-read", this::readStatus), Map.entry("robot-query", this::query),
				Map.entry("robot-file", this::download), Map.entry("robots-of-group", this::robots),
				Map.entry("robot-ding", this::sendDing), Map.entry("robot-ding-recall", AppRobotEffects::recallDing));
	}

	private static SimulatedDingTalkApp app(RowCall call) {
		return call.caller(SimulatedDingTalkApp.class);
	}

	private void own(RowCall call) {
		String robotCode = call.text("robotCode");
		if (this.apps.byRobotCode(robotCode) == null) {
			// The platform's own spelling.
			throw call.refuse("invalidParameter.robotCode.notExsit", "robotCode");
		}
		if (!app(call).app().robotCode().equals(robotCode)) {
			throw call.refuse("invalidParameter.robotCode.auth", "robotCode");
		}
	}

	/** The group that a call names; the robot need not be in it. */
	private DingGroup group(RowCall call) {
		DingGroup group = this.groups.find(call.text("openConversationId"));
		if (group == null) {
			throw call.refuse("invalid.openConversationId", "openConversationId");
		}
		return group;
	}

	private void send(RowCall call) {
		int users = call.at("userIds").size();
		if (users == 0 || users > MAX_USERS) {
			throw call.refuse("invalidParameter.userIds." + ((users == 0) ? "empty" : "overMax"), "userIds");
		}
		JsonNode content = AppRobotRules.check(call.input());
		String robotCode = call.text("robotCode");
		List<String> valid = new ArrayList<>();
		ArrayNode invalid = Json.array();
		for (JsonNode userId : call.at("userIds")) {
			if (this.directory.byId(userId.asText()) == null) {
				invalid.add(userId);
			}
			else {
				valid.add(userId.asText());
			}
		}
		String key = this.sendings.toUsers(robotCode, valid).key();
		valid.forEach((user) -> deliver(call, key, robotCode + "/" + user, user, content));
		call.answer().put("processQueryKey", key).set("invalidStaffIdList", invalid);
	}

	private void sendToGroup(RowCall call) {
		DingGroup group = group(call);
		String robotCode = call.text("robotCode");
		if (group.disbanded()) {
			throw call.refuse("group.disbanded", "openConversationId");
		}
		if (!group.robots().contains(robotCode)) {
			throw call.refuse("not.allowed.robotCode", "robotCode");
		}
		JsonNode content = AppRobotRules.check(call.input());
		String key = this.sendings.toGroup(robotCode, group).key();
		deliver(call, key, group.openConversationId(), group.openConversationId(), content);
		call.answer().put("processQueryKey", key);
	}

	private void deliver(RowCall call, String key, String conversation, String to, JsonNode content) {
		DingAppMessage message = new DingAppMessage(key, call.text("robotCode"), conversation, to, call.text("msgKey"),
				content, this.clock.instant());
		app(call).add(message);
		this.chats.appSaid(message, false);
	}

	private void recall(RowCall call) {
		boolean toGroup = call.request().path().contains("/groupMessages/");
		String group = toGroup ? group(call).openConversationId() : null;
		ArrayNode recalled = call.answer().putArray("successResult");
		ObjectNode failed = call.answer().putObject("failedResult");
		for (JsonNode key : call.at("processQueryKeys")) {
			AppRobotSending sending = this.sendings.find(key.asText());
			if (sending == null || !sending.belongsTo(call.text("robotCode"), group)) {
				failed.put(key.asText(), "invalid.processQueryKey");
			}
			else if (sending.expiredAt(this.clock.instant())) {
				failed.put(key.asText(), "processQueryKey.expireTime");
			}
			else {
				sending.recall();
				app(call).robotMessages()
					.stream()
					.filter((message) -> message.processQueryKey().equals(key.asText()))
					.forEach((message) -> this.chats.appSaid(message, true));
				recalled.add(key);
			}
		}
	}

	private void readStatus(RowCall call) {
		AppRobotSending found = this.sendings.find(call.text("processQueryKey"));
		AppRobotSending sending = valid(call,
				(found != null && found.belongsTo(call.text("robotCode"), null)) ? found : null);
		Map<String, Instant> readers = sending.readers();
		List<Object> infos = new ArrayList<>();
		for (String user : sending.receivers()) {
			Instant readAt = readers.get(user);
			infos.add(Fields.of("name", this.directory.require(user).name(), "userId", user, "readStatus",
					(readAt == null) ? "UNREAD" : "READ", "readTimestamp",
					(readAt == null) ? null : readAt.toEpochMilli()));
		}
		call.answer().put("sendStatus", sending.status()).set("messageReadInfoList", Json.tree(infos));
	}

	/** Robot and group need not be named. */
	private void query(RowCall call) {
		String robotCode = app(call).app().robotCode();
		if (!call.text("robotCode").isBlank()) {
			own(call);
		}
		AppRobotSending found = this.sendings.find(call.text("processQueryKey"));
		boolean fits = found != null && (call.text("openConversationId").isBlank() ? found.toGroup()
				: found.belongsTo(robotCode, group(call).openConversationId()));
		AppRobotSending sending = valid(call, fits ? found : null);
		List<String> readers = List.copyOf(sending.readers().keySet());
		int start = Math.min(call.at("nextToken").asInt(0), readers.size());
		int end = Math.min(start + call.at("maxResults").asInt(200), readers.size());
		List<String> page = readers.subList(start, end);
		call.answer()
			.put("sendStatus", sending.status())
			.put("hasMore", end < readers.size())
			.set("readUserIds", Json.tree(page));
		ArrayNode users = call.answer().putArray("readUsers");
		page.forEach(
				(user) -> users.addObject().put("userId", user).put("unionId", this.directory.require(user).unionId()));
		if (end < readers.size()) {
			call.answer().put("nextToken", String.valueOf(end));
		}
	}

	private AppRobotSending valid(RowCall call, @Nullable AppRobotSending sending) {
		if (sending == null) {
			throw call.refuse("invalid.processQueryKey", "processQueryKey");
		}
		if (sending.expiredAt(this.clock.instant())) {
			throw call.refuse("robot.processQueryKey.expired", "processQueryKey");
		}
		return sending;
	}

	private void download(RowCall call) {
		String address = this.files.addressOf(call.text("downloadCode"));
		if (address == null) {
			throw call.refuse("resource.not.found", "downloadCode");
		}
		call.answer().put("downloadUrl", address);
	}

	private void robots(RowCall call) {
		ArrayNode infos = call.answer().putArray("chatbotInstanceVOList");
		group(call).robots().forEach((code) -> infos.addObject().put("robotCode", code).put("name", code));
	}

	private void sendDing(RowCall call) {
		int type = call.at("remindType").asInt();
		List<String> receivers = DingParameters.of(call).list("receiverUserIdList");
		if (receivers.isEmpty()) {
			throw call.refuse("illegal.receivers", "receiverUserIdList");
		}
		if (receivers.size() > ((type == 1) ? MAX_IN_APP : MAX_BY_PHONE)) {
			throw call.refuse("receivers.exceed", "receiverUserIdList");
		}
		List<String> unknown = receivers.stream().filter((user) -> this.directory.byId(user) == null).toList();
		DingAlert alert = new DingAlert(UUID.randomUUID().toString(), type,
				receivers.stream().filter((user) -> !unknown.contains(user)).toList(), call.text("content"));
		app(call).alertsToChange().add(alert);
		ObjectNode failed = call.answer().put("openDingId", alert.openDingId()).putObject("failedList");
		if (!unknown.isEmpty()) {
			failed.set("staffId.notExisted", Json.tree(unknown));
		}
	}

	private static void recallDing(RowCall call) {
		String id = call.text("openDingId");
		if (!app(call).alertsToChange().removeIf((alert) -> alert.openDingId().equals(id))) {
			throw call.refuse("resource.not.found", "openDingId");
		}
		call.answer().put("openDingId", id);
	}

}
