package cn.bootx.starter.core.limit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The turns that this node took under one key, by its own monotonic clock. They hold
 * while the store is away, and keep this node within the limit even where answers of the
 * store arrive late.
 */
final class LocalTurns {

	/**
	 * A ring: the turn that is taken next replaces the one that it must keep away from.
	 */
	private final long[] turns;

	private final String digest;

	private int taken;

	private long pausedUntil;

	private boolean paused;

	LocalTurns(String digest, int calls) {
		this.digest = digest;
		this.turns = new long[calls];
	}

	/** Stands for the key, which may be a secret. */
	String digest() {
		return this.digest;
	}

	/**
	 * Takes a turn.
	 * @param wait what the store decided, or null where it is away
	 * @return the time of the turn, or null if it would come too late
	 */
	synchronized @Nullable Long take(long now, Duration window, Duration maxWait, @Nullable Duration wait) {
		long time = earliest(now, window, wait);
		if (time - now > maxWait.toNanos()) {
			return null;
		}
		this.turns[this.taken % this.turns.length] = time;
		this.taken = (this.taken == 2 * this.turns.length - 1) ? this.turns.length : this.taken + 1;
		return time;
	}

	/** How long the first turn is away. */
	synchronized Duration untilFirst(long now, Duration window) {
		return Duration.ofNanos(earliest(now, window, null) - now);
	}

	synchronized void pause(long until) {
		if (!isPaused(until)) {
			this.paused = true;
			this.pausedUntil = until;
		}
	}

	/** Whether nothing here matters any more. */
	synchronized boolean isOver(long now, Duration window) {
		boolean free = this.taken == 0 || now - newest() >= window.toNanos();
		return free && !isPaused(now);
	}

	private long earliest(long now, Duration window, @Nullable Duration wait) {
		long time = (wait != null) ? now + wait.toNanos() : now;
		if (this.taken >= this.turns.length) {
			long free = this.turns[this.taken % this.turns.length] + window.toNanos();
			time = (free - time > 0) ? free : time;
		}
		return isPaused(time) ? this.pausedUntil : time;
	}

	private boolean isPaused(long time) {
		return this.paused && this.pausedUntil - time > 0;
	}

	private long newest() {
		return this.turns[(this.taken - 1) % this.turns.length];
	}

}
