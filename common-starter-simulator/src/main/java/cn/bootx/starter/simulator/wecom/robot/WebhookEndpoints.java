package cn.bootx.starter.simulator.wecom.robot;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.gate.WeComAnswers;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import cn.bootx.starter.simulator.wecom.gate.WeComGate;
import cn.bootx.starter.simulator.wecom.media.MediaEndpoints;
import cn.bootx.starter.simulator.wecom.media.WeComMedia;
import cn.bootx.starter.simulator.wecom.media.WeComMediaType;
import cn.bootx.starter.simulator.wecom.message.WeComChats;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Group robots: {@code /cgi-bin/webhook/*}.
 */
public final class WebhookEndpoints {

	private final Clock clock;

	private final WebhookRules rules;

	private final MediaEndpoints media;

	private final WeComChats chats;

	private final Map<String, SimulatedWeComRobot> robots = new ConcurrentHashMap<>();

	private final AtomicInteger groups = new AtomicInteger();

	public WebhookEndpoints(Clock clock, WebhookRules rules, MediaEndpoints media, WeComChats chats) {
		this.clock = clock;
		this.rules = rules;
		this.media = media;
		this.chats = chats;
	}

	public void mount(WeComGate gate) {
		gate.openPost("/cgi-bin/webhook/send", this::send);
		gate.openPost("/cgi-bin/webhook/upload_media", this::upload);
	}

	public SimulatedWeComRobot add(String key) {
		SimulatedWeComRobot robot = new SimulatedWeComRobot(key, "robot-group-" + this.groups.incrementAndGet());
		this.robots.put(key, robot);
		return robot;
	}

	public @Nullable SimulatedWeComRobot find(String key) {
		return this.robots.get(key);
	}

	public List<String> keys() {
		return this.robots.keySet().stream().sorted().toList();
	}

	public void clear() {
		this.robots.clear();
	}

	private SimulatorResponse send(SimulatorRequest request) {
		SimulatedWeComRobot robot = robot(request);
		JsonNode body = WeComGate.body(request);
		WeComMedia image = this.rules.check(robot, body);
		Instant now = this.clock.instant();
		if (!robot.window().take(now)) {
			throw new WeComErrorException(45009, "api freq out of limit");
		}
		WeComRobotMessage message = new WeComRobotMessage(Fields.text(body, "msgtype"), body, now);
		robot.add(message);
		this.chats.robotSaid(robot.conversation(), message, (image == null) ? null : image.mediaId());
		return WeComAnswers.ok();
	}

	private SimulatorResponse upload(SimulatorRequest request) {
		SimulatedWeComRobot robot = robot(request);
		WeComMediaType type = WeComMediaType.of(request.param("type"));
		if (type != WeComMediaType.FILE && type != WeComMediaType.VOICE) {
			throw new WeComErrorException(40004, "invalid media type");
		}
		return MediaEndpoints.uploaded(this.media.keep(robot.key(), type, request));
	}

	private SimulatedWeComRobot robot(SimulatorRequest request) {
		String key = request.param("key");
		SimulatedWeComRobot robot = (key == null) ? null : this.robots.get(key);
		if (robot == null) {
			throw new WeComErrorException(93000, "invalid webhook url");
		}
		if (robot.disabled()) {
			throw new WeComErrorException(93004, "robot is disabled");
		}
		return robot;
	}

}
