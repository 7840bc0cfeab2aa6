package cn.bootx.starter.wechat.forward;

import java.time.Duration;
import java.util.List;

/**
 * How long is tried.
 *
 * @param pauses before each further attempt
 * @param freshFor after what time a push is not sent any more, because its signature is
 * too old for the target
 * @param closeWithin how long what waits may take to leave when the application stops
 */
record ForwardTiming(List<Duration> pauses, Duration freshFor, Duration closeWithin) {

	/** Three attempts, as many as WeChat makes. */
	static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(4));

	int attempts() {
		return this.pauses.size() + 1;
	}

}
