package cn.bootx.starter.simulator.wecom.robot;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import cn.bootx.starter.simulator.wecom.gate.WeComGate;
import cn.bootx.starter.simulator.wecom.media.MediaEffects;
import cn.bootx.starter.simulator.wecom.media.WeComMedia;
import cn.bootx.starter.simulator.wecom.media.WeComMediaType;
import cn.bootx.starter.simulator.wecom.message.WeComChats;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Group robots, and what the rows of their webhooks do.
 */
public final class Webhooks {

	private final Clock clock;

	private final WebhookRules rules;

	private final MediaEffects media;

	private final WeComChats chats;

	private final Map<String, SimulatedWeComRobot> robots = new ConcurrentHashMap<>();

	private final AtomicInteger groups = new AtomicInteger();

	private final RobotPushes pushes;

	public Webhooks(Clock clock, WebhookRules rules, MediaEffects media, WeComChats chats, RobotPushes pushes) {
		this.pushes = pushes;
		this.clock = clock;
		this.rules = rules;
		this.media = media;
		this.chats = chats;
	}

	public Map<String, Effect> all() {
		return Map.of("webhook-send", (call) -> send(call.request()), "webhook-upload",
				(call) -> call.answer(upload(call.request())));
	}

	public SimulatedWeComRobot add(String key) {
		SimulatedWeComRobot robot = new SimulatedWeComRobot(key, "robot-group-" + this.groups.incrementAndGet(),
				this.pushes);
		this.robots.put(key, robot);
		return robot;
	}

	public void remove(String key) {
		this.robots.remove(key);
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

	private void send(SimulatorRequest request) {
		SimulatedWeComRobot robot = robot(request);
		JsonNode body = WeComGate.object(request);
		WeComMedia image = this.rules.check(robot, body);
		Instant now = this.clock.instant();
		if (!robot.window().take(now)) {
			throw new WeComErrorException(45009, "api freq out of limit");
		}
		WeComRobotMessage message = new WeComRobotMessage(Fields.text(body, "msgtype"), body, now);
		robot.add(message);
		this.chats.robotSaid(robot.conversation(), message, (image == null) ? null : image.mediaId());
	}

	private SimulatorResponse upload(SimulatorRequest request) {
		SimulatedWeComRobot robot = robot(request);
		WeComMediaType type = WeComMediaType.of(request.param("type"));
		if (type != WeComMediaType.FILE && type != WeComMediaType.VOICE) {
			throw new WeComErrorException(40004, "invalid media type");
		}
		return MediaEffects.uploaded(this.media.keep(robot.key(), type, request));
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
