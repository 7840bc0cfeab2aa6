package cn.bootx.starter.dingtalk.robot;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;

/**
 * Sends messages through webhook robots, each named by its code. A message that got no
 * answer is tried again with the same id, so that it appears once; at most 20 a minute go
 * out for a robot on all nodes together.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/custom-robots-send-group-messages">Custom
 * robots send group messages</a>
 */
public final class DingRobotNoticeSender {

	static final String API = "/robot/send";

	private static final Logger logger = LoggerFactory.getLogger(DingRobotNoticeSender.class);

	/** How long DingTalk silences a robot that sent too much. */
	private static final Duration PENALTY = Duration.ofMinutes(10);

	private final DingTalkRobotRegistry robots;

	private final DingTalkHttp http;

	private final RobotLimiter limiter;

	private final RobotLimiter.Pause pause;

	private final Clock clock;

	private final DingTalkRobotSettings settings;

	public DingRobotNoticeSender(DingTalkRobotRegistry robots, DingTalkHttp http, ExpiringStore store, Clock clock,
			DingTalkRobotSettings settings) {
		this(robots, http, store, clock, settings, (duration) -> LockSupport.parkNanos(duration.toNanos()));
	}

	DingRobotNoticeSender(DingTalkRobotRegistry robots, DingTalkHttp http, ExpiringStore store, Clock clock,
			DingTalkRobotSettings settings, RobotLimiter.Pause pause) {
		this.robots = robots;
		this.http = http;
		this.limiter = new RobotLimiter(store, clock, pause, settings.maxWait());
		this.pause = pause;
		this.clock = clock;
		this.settings = settings;
	}

	/** Sends a text that mentions nobody. */
	public void sendSimpleText(String code, String text) {
		send(code, new DingTalkRobotText(text));
	}

	public void sendText(String code, DingTalkRobotText message) {
		send(code, message);
	}

	public void sendLink(String code, DingTalkRobotLink message) {
		send(code, message);
	}

	public void sendMarkDown(String code, DingTalkRobotMarkdown message) {
		send(code, message);
	}

	/**
	 * Sends a message of any kind.
	 * @param code code of the robot
	 * @throws IllegalArgumentException if the robot is not known, or the message is
	 * longer than 20 000 bytes and must not or cannot be split
	 * @throws PlatformException if DingTalk refused it; THROTTLED also if the robot has
	 * no place left in this minute
	 */
	public void send(String code, DingTalkRobotMsg message) {
		DingTalkRobot robot = this.robots.require(code);
		List<DingTalkRobotMsg> parts = this.settings.splitLong() ? RobotParts.split(message) : List.of(message);
		for (DingTalkRobotMsg part : parts) {
			checkSize(part);
		}
		for (DingTalkRobotMsg part : parts) {
			deliver(robot, part.toJson().put("msgUuid", UUID.randomUUID().toString()));
		}
	}

	private void deliver(DingTalkRobot robot, ObjectNode body) {
		for (int attempt = 1;; attempt++) {
			this.limiter.await(robot);
			try {
				this.http.execute(call(robot, body));
				return;
			}
			catch (PlatformException ex) {
				if (ex.category() == ErrorCategory.THROTTLED) {
					this.limiter.penalize(robot, ex.retryAfter().orElse(PENALTY));
				}
				if (ex.category() != ErrorCategory.TRANSIENT || attempt >= this.settings.attempts()) {
					throw ex;
				}
				logger.info("Robot '{}' got no answer and sends the same message again: {}", robot.code(),
						ex.getMessage());
			}
			this.pause.pause(Duration.ofMillis((1L << attempt) * 100 + ThreadLocalRandom.current().nextInt(100)));
		}
	}

	/** Signed anew for each attempt: a signature is good for one hour. */
	private ApiCall call(DingTalkRobot robot, ObjectNode body) {
		ApiCall call = ApiCall.post(this.http.hosts().oapi(), API)
			.query("access_token", robot.accessToken())
			.json(body);
		if (robot.secret() != null) {
			String timestamp = String.valueOf(this.clock.millis());
			call.query("timestamp", timestamp).query("sign", RobotSign.of(timestamp, robot.secret()));
		}
		return call;
	}

	private static void checkSize(DingTalkRobotMsg message) {
		int bytes = RobotParts.size(message.toJson());
		if (bytes > DingTalkRobotMsg.MAX_BYTES) {
			throw new IllegalArgumentException("a robot message of type " + message.msgType() + " has " + bytes
					+ " bytes of JSON, allowed are " + DingTalkRobotMsg.MAX_BYTES
					+ "; shorten it, or switch on bootx.starter.third.ding-talk.robot.split-long for text and Markdown");
		}
	}

}
