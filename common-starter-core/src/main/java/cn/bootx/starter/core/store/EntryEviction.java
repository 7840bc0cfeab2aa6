package cn.bootx.starter.core.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import cn.bootx.starter.core.store.InMemoryExpiringStore.Entry;

/**
 * Keeps an in-memory store within its bound. Expired entries are swept every so many
 * writes; a full store drops the tenth that was written longest ago. Not those that would
 * expire first: these are the claims and locks of this very moment.
 */
final class EntryEviction {

	private static final int SWEEP_EVERY = 4_096;

	private final int maxEntries;

	private final AtomicInteger writes = new AtomicInteger();

	private final ReentrantLock sweeping = new ReentrantLock();

	EntryEviction(int maxEntries) {
		this.maxEntries = maxEntries;
	}

	void afterWrite(ConcurrentMap<String, Entry> entries, long now) {
		boolean due = this.writes.incrementAndGet() % SWEEP_EVERY == 0;
		// mappingCount-like size() of a ConcurrentHashMap sums counters and is cheap
		if ((due || entries.size() > this.maxEntries) && this.sweeping.tryLock()) {
			try {
				entries.values().removeIf((entry) -> entry.expiresAt() <= now);
				if (entries.size() > this.maxEntries) {
					dropOldest(entries);
				}
			}
			finally {
				this.sweeping.unlock();
			}
		}
	}

	private void dropOldest(ConcurrentMap<String, Entry> entries) {
		int surplus = entries.size() - this.maxEntries + this.maxEntries / 10;
		List<Map.Entry<String, Entry>> oldest = entries.entrySet()
			.stream()
			.sorted(Comparator.comparingLong((Map.Entry<String, Entry> entry) -> entry.getValue().writtenAt()))
			.limit(surplus)
			.toList();
		oldest.forEach((entry) -> entries.remove(entry.getKey(), entry.getValue()));
	}

}
