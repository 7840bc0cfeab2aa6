package cn.bootx.starter.simulator.dingtalk.robot;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.dingtalk.notice.MessageTexts;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks: {@code /robot/send} of custom robots, and {@code /robot/sendBySession},
 * over which an application answers a message to its robot.
 */
public final class RobotEndpoints {

	private static final int MAX_BYTES = 20_000;

	private final Clock clock;

	private final DingChats chats;

	private final DingSessions sessions;

	private final Map<String, SimulatedDingRobot> robots = new ConcurrentHashMap<>();

	private final AtomicInteger groups = new AtomicInteger();

	public RobotEndpoints(Clock clock, DingChats chats, DingSessions sessions) {
		this.clock = clock;
		this.chats = chats;
		this.sessions = sessions;
	}

	public void mount(Routes routes) {
		routes.post(DingGate.OLD + "/robot/send", this::send);
		routes.post(DingGate.OLD + "/robot/sendBySession", this::sendBySession);
	}

	public SimulatedDingRobot add(DingRobot robot) {
		SimulatedDingRobot simulated = new SimulatedDingRobot(robot, "robot-group-" + this.groups.incrementAndGet());
		this.robots.put(robot.accessToken(), simulated);
		return simulated;
	}

	public void remove(String accessToken) {
		this.robots.remove(accessToken);
	}

	public @Nullable SimulatedDingRobot find(String accessToken) {
		return this.robots.get(accessToken);
	}

	public List<DingRobot> all() {
		return this.robots.values().stream().map(SimulatedDingRobot::robot).toList();
	}

	public void clear() {
		this.robots.clear();
	}

	private SimulatorResponse send(SimulatorRequest request) {
		String token = request.param("access_token");
		if (token == null || token.isBlank()) {
			throw OldFamily.refuse(40035, "缺少参数 access_token");
		}
		SimulatedDingRobot robot = this.robots.get(token);
		if (robot == null) {
			throw OldFamily.refuse(300005, "token is not exist");
		}
		if (robot.stopped()) {
			throw OldFamily.refuse(400102, "机器人已停用");
		}
		JsonNode body = body(request);
		Instant now = this.clock.instant();
		RobotSecurity.check(robot, request, MessageTexts.of(body), now);
		RobotMessageRules.check(body);
		String msgUuid = Fields.text(body, "msgUuid");
		synchronized (robot) {
			if (!robot.knows(msgUuid)) {
				robot.takeTurn(now);
				DingRobotMessage message = new DingRobotMessage(Fields.text(body, "msgtype"), body, now);
				robot.accept(message, msgUuid);
				this.chats.robotSaid(robot, message);
			}
		}
		return OldFamily.ok();
	}

	private SimulatorResponse sendBySession(SimulatorRequest request) {
		Instant now = this.clock.instant();
		DingSession session = this.sessions.find(request.param("session"));
		if (session == null || !now.isBefore(session.expiresAt())) {
			throw OldFamily.refuse(300001, "session 不存在");
		}
		JsonNode body = body(request);
		RobotMessageRules.check(body);
		DingRobotMessage message = new DingRobotMessage(Fields.text(body, "msgtype"), body, now);
		session.add(message);
		this.chats.appReplied(session, message);
		return OldFamily.ok();
	}

	private static JsonNode body(SimulatorRequest request) {
		String type = request.header("content-type");
		if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
			throw OldFamily.refuse(43004, "无效的HTTP HEADER Content-Type");
		}
		if (request.body().length > MAX_BYTES) {
			throw OldFamily.refuse(460101, "message too long, exceed 20000 bytes");
		}
		JsonNode body = DingParameters.parse(request.bodyText());
		if (body == null || !body.isObject()) {
			throw OldFamily.refuse(40035, "缺少参数 json");
		}
		return body;
	}

}
