package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.robot.RobotQueue;

/**
 * Properties of the queue of a platform's robots, {@code robot.queue.*}: the same on
 * every platform.
 *
 * @param size How many messages of a robot may wait for their turn; 0 for no queue: then
 * whoever sends waits, or fails.
 * @param mode What becomes of messages that wait.
 * @param maxDelay How long a message waits at most.
 * @since 0.1.0
 */
public record RobotQueueProperties(@DefaultValue("0") int size, @DefaultValue("merge") RobotQueue.Mode mode,
		@DefaultValue("1h") Duration maxDelay) {

	private static final int LARGEST = 10_000;

	/**
	 * The settings of the queue.
	 * @param prefix of the platform's properties
	 * @throws InvalidConfigurationException if one of them cannot work
	 */
	public RobotQueue.Settings settings(String prefix) {
		if (this.size < 0 || this.size > LARGEST) {
			throw new InvalidConfigurationException(prefix + ".robot.queue.size", "it is " + this.size,
					"Write 1 to " + LARGEST + ", or 0 for no queue (写 1 到 " + LARGEST + "，0 表示不排队).");
		}
		if (this.maxDelay.isNegative() || this.maxDelay.isZero()) {
			throw new InvalidConfigurationException(prefix + ".robot.queue.max-delay", "it is " + this.maxDelay,
					"Write a time that is longer than zero, for example 1h (写一个大于零的时长，例如 1h).");
		}
		return new RobotQueue.Settings(this.size, this.mode, this.maxDelay);
	}

}
