package cn.bootx.starter.simulator.rules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Codes, tickets and tokens that stand for something and live for a time.
 *
 * @param <T> what a key stands for
 * @since 0.1.0
 */
public final class ExpiringKeys<T> {

	private final Clock clock;

	private final Duration lifetime;

	private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();

	public ExpiringKeys(Clock clock, Duration lifetime) {
		this.clock = clock;
		this.lifetime = lifetime;
	}

	/** A new key that nobody can guess. */
	public String issue(T value) {
		String key = UUID.randomUUID().toString().replace("-", "");
		this.entries.put(key, new Entry<>(value, this.clock.instant().plus(this.lifetime)));
		return key;
	}

	/** What a key stands for, null if it is unknown or has expired. */
	public @Nullable T find(@Nullable String key) {
		return alive((key == null) ? null : this.entries.get(key));
	}

	/** The same, and the key is used up. */
	public @Nullable T redeem(@Nullable String key) {
		return alive((key == null) ? null : this.entries.remove(key));
	}

	private @Nullable T alive(@Nullable Entry<T> entry) {
		return (entry != null && this.clock.instant().isBefore(entry.expiresAt())) ? entry.value() : null;
	}

	private record Entry<T>(T value, Instant expiresAt) {
	}

}
