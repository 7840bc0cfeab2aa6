package cn.bootx.starter.dingtalk.stream;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pauses between attempts to connect: random between half and all of a time that doubles,
 * so that a fleet that lost its connections does not come back in one moment.
 */
final class StreamBackoff {

	private final long first;

	private final long max;

	private final AtomicInteger failures = new AtomicInteger();

	StreamBackoff(Duration first, Duration max) {
		this.first = first.toMillis();
		this.max = max.toMillis();
	}

	Duration next() {
		int exponent = Math.min(20, this.failures.getAndIncrement());
		long longest = Math.min(this.max, this.first << exponent);
		return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
	}

	void reset() {
		this.failures.set(0);
	}

}
