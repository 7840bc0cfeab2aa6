package cn.bootx.starter.dingtalk.robot;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Collectors;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * The 20 messages of any 60 seconds, counted on all nodes that share the store. The entry
 * holds the times of the last messages: a counter that starts anew each minute would let
 * 40 through around the turn, and the platform answers that with ten minutes of silence.
 */
final class RobotWindow {

	static final int PER_MINUTE = 20;

	/** A second more than the platform's minute, for clocks that differ. */
	private static final Duration WINDOW = Duration.ofSeconds(61);

	private final ExpiringStore store;

	private final Clock clock;

	RobotWindow(ExpiringStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Takes one of the places.
	 * @return zero if there was one, else how long until the next is free
	 */
	Duration take(String robotKey) {
		String key = "robot-window:ding-talk:" + robotKey;
		while (true) {
			long now = this.clock.millis();
			Optional<String> stored = this.store.get(key);
			Deque<Long> times = decode(stored.orElse(""), now);
			if (times.size() >= PER_MINUTE) {
				return Duration.ofMillis(Math.max(1, times.getFirst() + WINDOW.toMillis() - now));
			}
			times.addLast(now);
			String next = times.stream().map(String::valueOf).collect(Collectors.joining(","));
			boolean taken = stored.isPresent() ? this.store.compareAndSet(key, stored.get(), next, WINDOW)
					: this.store.putIfAbsent(key, next, WINDOW).isEmpty();
			if (taken) {
				return Duration.ZERO;
			}
			// Another sender was faster; its message counts, so look again.
			Thread.onSpinWait();
		}
	}

	private static Deque<Long> decode(String stored, long now) {
		Deque<Long> times = new ArrayDeque<>();
		for (String time : stored.split(",")) {
			if (!time.isEmpty() && Long.parseLong(time) > now - WINDOW.toMillis()) {
				times.addLast(Long.valueOf(time));
			}
		}
		return times;
	}

}
