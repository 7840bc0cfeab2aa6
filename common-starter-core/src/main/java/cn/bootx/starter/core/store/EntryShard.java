package cn.bootx.starter.core.store;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A part of an in-memory store, with a lock and a bound of its own. When it is full,
 * expired entries go first and then those that were used longest ago. Not those that
 * would expire first: these are the claims and locks of this very moment.
 */
final class EntryShard {

	/** A full shard has expired entries looked for no more often than that. */
	private static final long SWEEP_AT_MOST_EVERY = Duration.ofSeconds(1).toMillis();

	private final int maxEntries;

	/** In the order of use. */
	private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

	private long sweptAt;

	EntryShard(int maxEntries) {
		this.maxEntries = maxEntries;
	}

	/**
	 * Applies the change to the live entry in one atomic step.
	 * @param change gets the live entry or null; answers what is to be there, null for
	 * nothing, the very same for no change
	 * @return the live entry before the change
	 */
	synchronized @Nullable Entry update(String key, long now, UnaryOperator<@Nullable Entry> change) {
		Entry live = live(key, now);
		Entry next = change.apply(live);
		if (next == null) {
			this.entries.remove(key);
		}
		else if (next != live) {
			this.entries.put(key, next);
			makeRoom(now);
		}
		return live;
	}

	synchronized @Nullable Entry get(String key, long now) {
		return live(key, now);
	}

	synchronized void sweep(long now) {
		this.sweptAt = now;
		this.entries.values().removeIf((entry) -> entry.expiresAt() <= now);
	}

	synchronized int size() {
		return this.entries.size();
	}

	private @Nullable Entry live(String key, long now) {
		Entry entry = this.entries.get(key);
		return (entry != null && entry.expiresAt() > now) ? entry : null;
	}

	private void makeRoom(long now) {
		if (this.entries.size() > this.maxEntries && Math.abs(now - this.sweptAt) >= SWEEP_AT_MOST_EVERY) {
			sweep(now);
		}
		Iterator<Entry> oldest = this.entries.values().iterator();
		while (this.entries.size() > this.maxEntries) {
			oldest.next();
			oldest.remove();
		}
	}

	/**
	 * A value.
	 *
	 * @param expiresAt milliseconds since the epoch
	 */
	record Entry(String value, long expiresAt) {
	}

}
