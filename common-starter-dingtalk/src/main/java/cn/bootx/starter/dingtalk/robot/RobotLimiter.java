package cn.bootx.starter.dingtalk.robot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Keeps a robot below 20 messages a minute and silent during a penalty, on all nodes that
 * share the store. If the store is down, messages go out uncounted: an alert matters more
 * than the limit.
 */
final class RobotLimiter {

	private static final Logger logger = LoggerFactory.getLogger(RobotLimiter.class);

	private final ExpiringStore store;

	private final RobotWindow window;

	private final Clock clock;

	private final Pause pause;

	private final Duration maxWait;

	RobotLimiter(ExpiringStore store, Clock clock, Pause pause, Duration maxWait) {
		this.store = store;
		this.window = new RobotWindow(store, clock);
		this.clock = clock;
		this.pause = pause;
		this.maxWait = maxWait;
	}

	/**
	 * Waits for the robot's turn.
	 * @throws PlatformException THROTTLED if that takes longer than the longest wait
	 */
	void await(DingTalkRobot robot) {
		try {
			String key = key(robot);
			failDuringPenalty(robot, key);
			long deadline = this.clock.millis() + this.maxWait.toMillis();
			Duration wait = this.window.take(key);
			while (!wait.isZero()) {
				if (this.clock.millis() + wait.toMillis() > deadline) {
					throw throttled(robot, "sent " + RobotWindow.PER_MINUTE + " messages within a minute", wait);
				}
				this.pause.pause(wait);
				wait = this.window.take(key);
			}
		}
		catch (StoreUnavailableException ex) {
			logger.warn("The messages of DingTalk robot '{}' are not counted: {}", robot.code(), ex.getMessage());
		}
	}

	/** The platform throttled the robot: nothing more until its penalty is over. */
	void penalize(DingTalkRobot robot, Duration penalty) {
		try {
			this.store.put(penaltyKey(key(robot)), String.valueOf(this.clock.millis() + penalty.toMillis()), penalty);
		}
		catch (StoreUnavailableException ex) {
			logger.warn("The pause of DingTalk robot '{}' is not shared: {}", robot.code(), ex.getMessage());
		}
	}

	private void failDuringPenalty(DingTalkRobot robot, String key) {
		long until = this.store.get(penaltyKey(key)).map(Long::valueOf).orElse(0L);
		long left = until - this.clock.millis();
		if (left > 0) {
			throw throttled(robot, "is in DingTalk's penalty for too many messages", Duration.ofMillis(left));
		}
	}

	private static PlatformException throttled(DingTalkRobot robot, String why, Duration wait) {
		return PlatformException.of(Platform.DING_TALK, DingRobotNoticeSender.API)
			.code("local-limit")
			.message("robot '" + robot.code() + "' " + why + "; the message was not sent")
			.verdict(ErrorVerdict.of(ErrorCategory.THROTTLED)
				.withRetryAfter(wait)
				.withHint("gather messages into fewer, or spread them over several robots"))
			.build();
	}

	/** A digest: keys are visible to the operators of the store. */
	private static String key(DingTalkRobot robot) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(robot.accessToken().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 12);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static String penaltyKey(String key) {
		return "robot-penalty:ding-talk:" + key;
	}

	/** Lets time pass; tests let none pass. */
	@FunctionalInterface
	interface Pause {

		void pause(Duration duration);

	}

}
