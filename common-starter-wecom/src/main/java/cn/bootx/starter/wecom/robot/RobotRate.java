package cn.bootx.starter.wecom.robot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.LongSupplier;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.WindowCount;

/**
 * Keeps a robot within 20 messages a minute on all nodes that share the store. A message
 * beyond it waits for the next window, if that begins soon enough.
 */
final class RobotRate {

	static final int MESSAGES = 20;

	static final Duration WINDOW = Duration.ofMinutes(1);

	private final ExpiringStore store;

	private final Duration maxWait;

	private final Pause pause;

	private final LongSupplier nanoTime;

	RobotRate(ExpiringStore store, Duration maxWait, Pause pause, LongSupplier nanoTime) {
		this.store = store;
		this.maxWait = maxWait;
		this.pause = pause;
		this.nanoTime = nanoTime;
	}

	/** Begins a send: what it may wait is counted from now. */
	Turn begin(WeComRobot robot) {
		return new Turn("rate:" + Platform.WECOM.id() + ":" + fingerprint(robot.key()) + ":robot",
				this.nanoTime.getAsLong());
	}

	/** The key itself is a secret and must not become part of a store's key. */
	private static String fingerprint(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 12);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * One send with its share of the allowed waiting time.
	 */
	final class Turn {

		private final String key;

		private final long began;

		private Turn(String key, long began) {
			this.key = key;
			this.began = began;
		}

		/**
		 * Waits until the robot may send.
		 * @throws PlatformException with THROTTLED if that takes longer than allowed
		 */
		void await() {
			WindowCount count = RobotRate.this.store.increment(this.key, WINDOW);
			while (count.count() > MESSAGES) {
				if (!sleep(count.remaining())) {
					throw throttled(count.remaining());
				}
				count = RobotRate.this.store.increment(this.key, WINDOW);
			}
		}

		/**
		 * Waits, unless it takes longer than what is left.
		 * @return whether it waited
		 */
		boolean sleep(Duration time) {
			Duration left = RobotRate.this.maxWait.minusNanos(RobotRate.this.nanoTime.getAsLong() - this.began);
			if (time.compareTo(left) > 0) {
				return false;
			}
			RobotRate.this.pause.pause(time.plusMillis(1));
			return true;
		}

		private PlatformException throttled(Duration remaining) {
			return PlatformException.of(Platform.WECOM, WeComRobotNoticeSender.SEND)
				.code("robot-rate")
				.message("the robot has sent " + MESSAGES + " messages within a minute; the next may go in "
						+ (remaining.toSeconds() + 1) + " s, allowed waiting time is "
						+ RobotRate.this.maxWait.toSeconds() + " s")
				.verdict(ErrorVerdict
					.of(ErrorCategory.THROTTLED,
							"put several lines into one message, or raise bootx.starter.third.wecom.robot-max-wait")
					.withRetryAfter(remaining))
				.build();
		}

	}

}
