package cn.bootx.starter.core.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.testing.Storm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on one Redis, in real time.
 */
@ExtendWith(RedisStoresOnStandalone.class)
class RedisRateLimiterTests {

	private static final int CALLS = 16;

	private static final Duration WINDOW = Duration.ofMillis(300);

	@Test
	void twoNodesWithManyThreadsKeepOneLimit() {
		String key = UUID.randomUUID().toString();
		RateLimiter[] nodes = { node(), node() };
		AtomicInteger next = new AtomicInteger();
		long began = System.nanoTime();
		List<Long> sent = Storm.of(() -> {
			nodes[next.getAndIncrement() % 2].acquire(key, "/robot/send");
			return System.nanoTime();
		});
		List<Long> times = sent.stream().sorted().toList();
		assertThat(times).hasSize(Storm.THREADS);
		// No call leaves early: the n-th call is at least as many windows after the first
		// as full windows are before it.
		for (int i = CALLS; i < times.size(); i++) {
			assertThat(times.get(i) - began).isGreaterThanOrEqualTo(WINDOW.multipliedBy(i / CALLS).toNanos());
		}
	}

	private static RateLimiter node() {
		RateLimit limit = new RateLimit(CALLS, WINDOW, Duration.ofSeconds(20));
		return new RateLimiter(RedisStoresOnStandalone.stores().expiring(), Platform.DING_TALK, "storm", limit, null);
	}

}
