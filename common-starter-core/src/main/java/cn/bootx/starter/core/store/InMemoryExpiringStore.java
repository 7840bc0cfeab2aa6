package cn.bootx.starter.core.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.EntryShard.Entry;

/**
 * {@link ExpiringStore} of one process. It holds a bounded number of entries: when it is
 * full, expired entries go first and then those that were used longest ago, so that a
 * flood of callbacks cannot use up the heap.
 *
 * @since 0.1.0
 */
public final class InMemoryExpiringStore implements ExpiringStore {

	/** Enough for ten minutes of two hundred callbacks a second. */
	public static final int DEFAULT_MAX_ENTRIES = 131_072;

	/** A power of two. */
	private static final int SHARDS = 32;

	private static final int SMALL = 4_096;

	private static final long SWEEP_EVERY = Duration.ofMinutes(1).toMillis();

	private final EntryShard[] shards;

	private final InstantSource clock;

	private final AtomicLong sweptAt;

	public InMemoryExpiringStore(Clock clock) {
		this(clock, DEFAULT_MAX_ENTRIES);
	}

	/**
	 * Makes a store.
	 * @param clock ages the entries; in place of the system's clock a monotonic one is
	 * used, so that nothing expires because the time of day was corrected
	 */
	public InMemoryExpiringStore(Clock clock, int maxEntries) {
		this.clock = monotonic(clock);
		this.sweptAt = new AtomicLong(this.clock.millis());
		// Few entries are not spread evenly.
		int count = (maxEntries < SMALL) ? 1 : SHARDS;
		this.shards = IntStream.range(0, count)
			.mapToObj((i) -> new EntryShard(maxEntries / count))
			.toArray(EntryShard[]::new);
	}

	/**
	 * A clock that only goes forward in place of the system's; any other one is the
	 * caller's own way for the time of day.
	 */
	static InstantSource monotonic(Clock clock) {
		if (!clock.equals(Clock.system(clock.getZone()))) {
			return clock;
		}
		Instant began = clock.instant();
		long nanos = System.nanoTime();
		return () -> began.plusNanos(System.nanoTime() - nanos);
	}

	@Override
	public String name() {
		return "memory";
	}

	@Override
	public Optional<String> get(String key) {
		return value(shard(key).get(key, this.clock.millis()));
	}

	@Override
	public void put(String key, String value, Duration ttl) {
		long now = this.clock.millis();
		Entry entry = entry(key, value, now, ttl);
		update(key, now, (old) -> entry);
	}

	@Override
	public Optional<String> putIfAbsent(String key, String value, Duration ttl) {
		long now = this.clock.millis();
		Entry entry = entry(key, value, now, ttl);
		return value(update(key, now, (old) -> (old != null) ? old : entry));
	}

	@Override
	public boolean compareAndSet(String key, String expected, String value, Duration ttl) {
		long now = this.clock.millis();
		Entry entry = entry(key, value, now, ttl);
		return has(update(key, now, (old) -> has(old, expected) ? entry : old), expected);
	}

	@Override
	public boolean compareAndDelete(String key, String expected) {
		return has(update(key, this.clock.millis(), (old) -> has(old, expected) ? null : old), expected);
	}

	@Override
	public Optional<String> take(String key) {
		return value(update(key, this.clock.millis(), (old) -> null));
	}

	@Override
	public boolean delete(String key) {
		return take(key).isPresent();
	}

	@Override
	public WindowCount increment(String key, Duration window) {
		long now = this.clock.millis();
		Entry first = entry(key, "1", now, window);
		AtomicReference<Entry> counted = new AtomicReference<>(first);
		update(key, now, (old) -> {
			counted.set(
					(old != null) ? new Entry(Long.toString(Long.parseLong(old.value()) + 1), old.expiresAt()) : first);
			return counted.get();
		});
		Entry entry = Objects.requireNonNull(counted.get());
		return new WindowCount(Long.parseLong(entry.value()), Duration.ofMillis(entry.expiresAt() - now));
	}

	@Override
	public Turns takeTurns(String key, int count, int limit, Duration window, Duration maxWait) {
		long now = this.clock.millis();
		AtomicReference<Turns> answer = new AtomicReference<>();
		update(key, now, (old) -> {
			TurnList turns = TurnList.of(old, now, window.toMillis(), limit);
			Turns taken = turns.take(count, maxWait);
			answer.set(taken);
			return taken.taken() ? turns.entry() : old;
		});
		return Objects.requireNonNull(answer.get());
	}

	/** How many entries it holds, expired ones that are not swept yet included. */
	int size() {
		return Stream.of(this.shards).mapToInt(EntryShard::size).sum();
	}

	private @Nullable Entry update(String key, long now, UnaryOperator<@Nullable Entry> change) {
		sweepNowAndThen(now);
		return shard(key).update(key, now, change);
	}

	/** So that what expired does not stay in memory where little is written. */
	private void sweepNowAndThen(long now) {
		long before = this.sweptAt.get();
		if (Math.abs(now - before) >= SWEEP_EVERY && this.sweptAt.compareAndSet(before, now)) {
			for (EntryShard shard : this.shards) {
				shard.sweep(now);
			}
		}
	}

	private EntryShard shard(String key) {
		int hash = key.hashCode() * 0x9E3779B9;
		return this.shards[(hash >>> 16) & (this.shards.length - 1)];
	}

	private static boolean has(@Nullable Entry entry, String value) {
		return entry != null && entry.value().equals(value);
	}

	private static Optional<String> value(@Nullable Entry entry) {
		return (entry != null) ? Optional.of(entry.value()) : Optional.empty();
	}

	private static Entry entry(String key, String value, long now, Duration ttl) {
		if (ttl.isNegative() || ttl.isZero()) {
			throw new IllegalArgumentException("Time to live of '" + key + "' must be positive, but is " + ttl);
		}
		return new Entry(value, now + Math.max(1, ttl.toMillis()));
	}

}
