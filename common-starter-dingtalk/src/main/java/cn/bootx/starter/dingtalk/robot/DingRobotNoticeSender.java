package cn.bootx.starter.dingtalk.robot;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadLocalRandom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.robot.RobotQueue;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;

/**
 * Sends messages through webhook robots, each named by its code. A message that got no
 * answer is tried again with the same id, so that it appears once; at most 20 a minute go
 * out for a robot on all nodes together.
 * <p>
 * With a queue ({@code bootx.starter.third.ding-talk.robot.queue.size}) a message that
 * has no turn waits there instead of the caller; what becomes of it then is logged, and
 * reported as {@link RobotQueue.Lost} if it was not sent.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/custom-robots-send-group-messages">DingTalk</a>
 */
public final class DingRobotNoticeSender {

	static final String API = "/robot/send";

	private static final Logger logger = LoggerFactory.getLogger(DingRobotNoticeSender.class);

	/** How long DingTalk silences a robot that sent too much. */
	private static final Duration PENALTY = Duration.ofMinutes(10);

	private final DingTalkRobots robots;

	private final DingTalkHttp http;

	private final RateLimiter limiter;

	private final Clock clock;

	private final int attempts;

	private final boolean splitLong;

	private final RobotQueue<DingTalkRobotMsg> queue;

	private final RateLimiter.Waiting waiting;

	/**
	 * Makes a sender.
	 * @param attempts how often a message is tried when no answer arrives, with the same
	 * id so that it appears once
	 * @param splitLong whether texts and Markdown over 20 000 bytes are sent in parts
	 * instead of being refused
	 * @param queue keeps what has no turn yet
	 */
	public DingRobotNoticeSender(DingTalkRobots robots, DingTalkHttp http, RateLimiter limiter, Clock clock,
			int attempts, boolean splitLong, RobotQueue<DingTalkRobotMsg> queue) {
		this(robots, http, limiter, clock, attempts, splitLong, queue, RateLimiter.Waiting.REAL);
	}

	DingRobotNoticeSender(DingTalkRobots robots, DingTalkHttp http, RateLimiter limiter, Clock clock, int attempts,
			boolean splitLong, RobotQueue<DingTalkRobotMsg> queue, RateLimiter.Waiting waiting) {
		this.robots = robots;
		this.http = http;
		this.limiter = limiter;
		this.clock = clock;
		this.attempts = attempts;
		this.splitLong = splitLong;
		this.queue = queue;
		this.waiting = waiting;
	}

	/** Sends a text without a mention. */
	public void sendSimpleText(String code, String text) {
		send(code, new DingTalkRobotMsg.Text(text));
	}

	public void sendText(String code, DingTalkRobotMsg.Text message) {
		send(code, message);
	}

	public void sendLink(String code, DingTalkRobotMsg.Link message) {
		send(code, message);
	}

	public void sendMarkDown(String code, DingTalkRobotMsg.Markdown message) {
		send(code, message);
	}

	/**
	 * Sends a message of any kind.
	 * @throws InvalidMessageException if the message is longer than 20 000 bytes and must
	 * not or cannot be split
	 * @throws PlatformException if there is no such robot or DingTalk refused the
	 * message; THROTTLED also if the robot's turn would come too late, or its queue is
	 * full
	 */
	public void send(String code, DingTalkRobotMsg message) {
		this.robots.require(code);
		List<DingTalkRobotMsg> parts = this.splitLong ? message.parts(DingTalkRobotMsg.MAX_BYTES) : List.of(message);
		parts.forEach(DingRobotNoticeSender::checkSize);
		this.queue.send(code, parts, new Sending());
	}

	/**
	 * Names one message at DingTalk; a secure random is a lock that all senders share.
	 */
	private static String newId() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return new UUID(random.nextLong(), random.nextLong()).toString();
	}

	private void deliver(Robot robot, ObjectNode body, RateLimiter turns) {
		PlatformException lost = null;
		for (int attempt = 1;; attempt++) {
			await(robot, turns, attempt, lost);
			try {
				this.http.execute(call(robot, body));
				return;
			}
			catch (PlatformException ex) {
				lost = (lost == null && ex.outcomeUnknown()) ? ex : lost;
				if (ex.category() == ErrorCategory.THROTTLED) {
					this.limiter.pause(robot.key(), ex.retryAfter().orElse(PENALTY));
				}
				if (ex.category() != ErrorCategory.TRANSIENT || attempt >= this.attempts) {
					throw withUnknownOutcome(ex, lost);
				}
				logger.info("Robot '{}' got no answer and sends the same message again: {}", robot.code(),
						ex.getMessage());
			}
		}
	}

	private void await(Robot robot, RateLimiter turns, int attempt, @Nullable PlatformException lost) {
		try {
			if (attempt > 1) {
				this.waiting.before(Platform.DING_TALK, API,
						Duration.ofMillis((1L << (attempt - 1)) * 100 + ThreadLocalRandom.current().nextInt(100)));
			}
			turns.acquire(robot.key(), API);
		}
		catch (PlatformException ex) {
			throw withUnknownOutcome(ex, lost);
		}
	}

	/** A later attempt's refusal does not say what became of an earlier one. */
	private static PlatformException withUnknownOutcome(PlatformException failure, @Nullable PlatformException lost) {
		if (lost == null || failure.outcomeUnknown()) {
			return failure;
		}
		lost.addSuppressed(failure);
		return lost;
	}

	/** Signed anew for each attempt: a signature is valid for one hour. */
	private ApiCall call(Robot robot, ObjectNode body) {
		ApiCall call = ApiCall.post(robot.baseUrl(), API).query("access_token", robot.key()).json(body);
		if (robot.secret() != null) {
			String timestamp = String.valueOf(this.clock.millis());
			call.query("timestamp", timestamp).query("sign", RobotSign.of(timestamp, robot.secret()));
		}
		return call;
	}

	private static void checkSize(DingTalkRobotMsg message) {
		ObjectNode json = message.toJson();
		MessageCheck.of(Platform.DING_TALK, API)
			.bytes(json.path("msgtype").asText(), RobotParts.size(json), DingTalkRobotMsg.MAX_BYTES)
			.done("shorten it, or switch on bootx.starter.third.ding-talk.robot.split-long for text and Markdown");
	}

	private final class Sending implements RobotQueue.Sending<DingTalkRobotMsg> {

		@Override
		public void send(String code, DingTalkRobotMsg message, boolean mayWait) {
			RateLimiter turns = DingRobotNoticeSender.this.limiter;
			// Looked up for each: a stored robot may change while messages wait.
			deliver(DingRobotNoticeSender.this.robots.require(code), message.toJson().put("msgUuid", newId()),
					mayWait ? turns : turns.withMaxWait(Duration.ZERO));
		}

		@Override
		public @Nullable DingTalkRobotMsg merge(DingTalkRobotMsg first, DingTalkRobotMsg second) {
			return RobotParts.merge(first, second);
		}

	}

}
