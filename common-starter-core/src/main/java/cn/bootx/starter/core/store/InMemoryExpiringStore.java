package cn.bootx.starter.core.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * {@link ExpiringStore} of one process. It holds a bounded number of entries: when it is
 * full, expired entries go first and then those that were written longest ago, so that a
 * flood of callbacks cannot use up the heap.
 *
 * @since 0.1.0
 */
public final class InMemoryExpiringStore implements ExpiringStore {

	/** Enough for ten minutes of two hundred callbacks a second. */
	public static final int DEFAULT_MAX_ENTRIES = 131_072;

	private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

	private final EntryEviction eviction;

	private final Clock clock;

	public InMemoryExpiringStore(Clock clock) {
		this(clock, DEFAULT_MAX_ENTRIES);
	}

	public InMemoryExpiringStore(Clock clock, int maxEntries) {
		this.clock = clock;
		this.eviction = new EntryEviction(maxEntries);
	}

	@Override
	public String name() {
		return "memory";
	}

	@Override
	public Optional<String> get(String key) {
		return valueOf(this.entries.get(key));
	}

	@Override
	public void put(String key, String value, Duration ttl) {
		update(key, ttl, (now, old) -> entry(value, now, ttl));
	}

	@Override
	public Optional<String> putIfAbsent(String key, String value, Duration ttl) {
		return valueOf(update(key, ttl, (now, old) -> (old != null) ? old : entry(value, now, ttl)));
	}

	@Override
	public boolean compareAndSet(String key, String expected, String value, Duration ttl) {
		Entry before = update(key, ttl,
				(now, old) -> (old != null && old.value().equals(expected)) ? entry(value, now, ttl) : old);
		return before != null && before.value().equals(expected);
	}

	@Override
	public boolean compareAndDelete(String key, String expected) {
		Entry before = update(key, Duration.ofMillis(1),
				(now, old) -> (old != null && old.value().equals(expected)) ? null : old);
		return before != null && before.value().equals(expected);
	}

	@Override
	public Optional<String> take(String key) {
		return Optional.ofNullable(update(key, Duration.ofMillis(1), (now, old) -> null)).map(Entry::value);
	}

	@Override
	public boolean delete(String key) {
		return take(key).isPresent();
	}

	@Override
	public WindowCount increment(String key, Duration window) {
		AtomicReference<WindowCount> result = new AtomicReference<>();
		update(key, window, (now, old) -> {
			Entry next = (old != null) ? new Entry(Long.toString(Long.parseLong(old.value()) + 1), old.expiresAt(), now)
					: entry("1", now, window);
			result.set(new WindowCount(Long.parseLong(next.value()), Duration.ofMillis(next.expiresAt() - now)));
			return next;
		});
		return result.get();
	}

	/** How many entries it holds, expired ones that are not swept yet included. */
	int size() {
		return this.entries.size();
	}

	/**
	 * Applies the change to the live entry in one atomic step.
	 * @return the live entry before the change
	 */
	private @Nullable Entry update(String key, Duration ttl,
			BiFunction<Long, @Nullable Entry, @Nullable Entry> change) {
		if (ttl.isNegative() || ttl.isZero()) {
			throw new IllegalArgumentException("Time to live of '" + key + "' must be positive, but is " + ttl);
		}
		AtomicReference<@Nullable Entry> before = new AtomicReference<>();
		this.entries.compute(key, (k, old) -> {
			long now = this.clock.millis();
			Entry live = (old != null && old.expiresAt() > now) ? old : null;
			before.set(live);
			return change.apply(now, live);
		});
		this.eviction.afterWrite(this.entries, this.clock.millis());
		return before.get();
	}

	private Optional<String> valueOf(@Nullable Entry entry) {
		return (entry != null && entry.expiresAt() > this.clock.millis()) ? Optional.of(entry.value())
				: Optional.empty();
	}

	private static Entry entry(String value, long now, Duration ttl) {
		return new Entry(value, now + Math.max(1, ttl.toMillis()), now);
	}

	record Entry(String value, long expiresAt, long writtenAt) {
	}

}
