package cn.bootx.starter.dingtalk.stream;

import java.time.Duration;

/**
 * How a connection of Stream mode is kept.
 *
 * @param pingInterval how often the connection is probed; one that does not answer until
 * the next probe counts as dead
 * @param firstRetry longest pause before the first attempt to connect again; it doubles
 * with each further attempt
 * @param maxRetry longest pause between attempts
 * @param drain how long a connection that is replaced or stopped may finish its answers
 */
record DingTalkStreamSettings(Duration pingInterval, Duration firstRetry, Duration maxRetry, Duration drain) {

	/** Probes every 30 s, retries after 1 s up to 60 s, drains for 3 s. */
	static DingTalkStreamSettings defaults() {
		return new DingTalkStreamSettings(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(60),
				Duration.ofSeconds(3));
	}

}
