package cn.bootx.starter.simulator.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts what happened within the last so many seconds.
 *
 * @since 0.1.0
 */
public final class SlidingWindow {

	private final int limit;

	private final Duration length;

	private final Deque<Instant> taken = new ArrayDeque<>();

	/**
	 * @param limit how many are allowed within the window
	 * @param length how long the window is
	 */
	public SlidingWindow(int limit, Duration length) {
		this.limit = limit;
		this.length = length;
	}

	/**
	 * Takes a place in the window.
	 * @param now the current instant
	 * @return whether there was one; a refused attempt does not count
	 */
	public synchronized boolean take(Instant now) {
		Instant start = now.minus(this.length);
		while (!this.taken.isEmpty() && !this.taken.peekFirst().isAfter(start)) {
			this.taken.removeFirst();
		}
		if (this.taken.size() >= this.limit) {
			return false;
		}
		this.taken.addLast(now);
		return true;
	}

}
