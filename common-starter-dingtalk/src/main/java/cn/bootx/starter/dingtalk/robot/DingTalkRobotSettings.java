package cn.bootx.starter.dingtalk.robot;

import java.time.Duration;

/**
 * How webhook robots send.
 *
 * @param maxWait how long a message waits for its turn within the 20 a minute
 * @param attempts how often a message is tried when no answer arrives, with the same id
 * so that it appears once
 * @param splitLong whether texts and Markdown over 20 000 bytes are sent in parts instead
 * of being refused
 * @since 0.1.0
 */
public record DingTalkRobotSettings(Duration maxWait, int attempts, boolean splitLong) {

	/** 5 s, three attempts, no splitting. */
	public static DingTalkRobotSettings defaults() {
		return new DingTalkRobotSettings(Duration.ofSeconds(5), 3, false);
	}

}
