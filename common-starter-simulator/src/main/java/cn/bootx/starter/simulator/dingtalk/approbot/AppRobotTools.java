package cn.bootx.starter.simulator.dingtalk.approbot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.robot.RobotFiles;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What else a robot can do: DINGs, files that users sent, the robots of a group.
 */
public final class AppRobotTools {

	private static final int MAX_IN_APP = 200;

	private static final int MAX_BY_PHONE = 20;

	private static final String DING = "qyapi_robot_sendding";

	private final AppRobots robots;

	private final DingDirectory directory;

	private final RobotFiles files;

	public AppRobotTools(AppRobots robots, DingDirectory directory, RobotFiles files) {
		this.robots = robots;
		this.directory = directory;
		this.files = files;
	}

	public void mount(DingGate gate) {
		gate.modern("/v1.0/robot/messageFiles/download", null, this::download);
		gate.modernOpenGet(RobotFiles.PATH + "{name}", this.files::serve);
		gate.modern("/v1.0/robot/groups/robots/query", null, (app, request) -> robotsOf(request));
		gate.modern("/v1.0/robot/ding/send", DING, this::sendDing);
		gate.modern("/v1.0/robot/ding/recall", DING, this::recallDing);
	}

	private SimulatorResponse download(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		this.robots.robotCode(app, body);
		String address = this.files.addressOf(Fields.text(body, "downloadCode"));
		if (address == null) {
			throw NewFamily.refuse("resource.not.found", "downloadCode无效");
		}
		return NewFamily.ok("downloadUrl", address);
	}

	private SimulatorResponse robotsOf(SimulatorRequest request) {
		List<Object> infos = new ArrayList<>();
		for (String code : this.robots.group(NewFamily.body(request)).robots()) {
			infos.add(Fields.of("robotCode", code, "name", code));
		}
		return NewFamily.ok("chatbotInstanceVOList", infos);
	}

	private SimulatorResponse sendDing(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		this.robots.robotCode(app, body);
		int type = body.path("remindType").asInt();
		if (type < 1 || type > 3 || Fields.blank(body, "content")) {
			throw NewFamily.refuse("invalidParameter.param.invalid", "remindType或content不合法");
		}
		List<String> receivers = DingParameters.of(request).list("receiverUserIdList");
		if (receivers.isEmpty()) {
			throw NewFamily.refuse("illegal.receivers", "接收人不能为空");
		}
		if (receivers.size() > ((type == 1) ? MAX_IN_APP : MAX_BY_PHONE)) {
			throw NewFamily.refuse("receivers.exceed", "接收人数量超过限制");
		}
		List<String> unknown = receivers.stream().filter((user) -> this.directory.byId(user) == null).toList();
		DingAlert alert = new DingAlert(UUID.randomUUID().toString(), type,
				receivers.stream().filter((user) -> !unknown.contains(user)).toList(), Fields.text(body, "content"));
		app.alertsToChange().add(alert);
		return NewFamily.ok("openDingId", alert.openDingId(), "failedList",
				unknown.isEmpty() ? Map.of() : Map.of("staffId.notExisted", unknown));
	}

	private SimulatorResponse recallDing(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		this.robots.robotCode(app, body);
		String id = Fields.text(body, "openDingId");
		if (!app.alertsToChange().removeIf((alert) -> alert.openDingId().equals(id))) {
			throw NewFamily.refuse("resource.not.found", "openDingId不存在");
		}
		return NewFamily.ok("openDingId", id);
	}

}
