package cn.bootx.starter.core.callback.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;

/**
 * Remembers what came first with a key, for example the content that came with a
 * signature: on all nodes that share the store, and first of all on this one. While the
 * store cannot be reached, this node goes on with what it has seen itself.
 *
 * @since 0.1.0
 */
public final class FirstUses {

	/** So many keys this node remembers by itself; older ones only the store knows. */
	private static final int MOST_HERE = 16_384;

	private final ExpiringStore store;

	private final ExpiringStore here;

	private final StoreFallback fallback = new StoreFallback();

	public FirstUses(ExpiringStore store) {
		this.store = store;
		this.here = new InMemoryExpiringStore(Clock.systemUTC(), MOST_HERE);
	}

	/**
	 * Remembers a content unless there is one.
	 * @param ttl how long
	 * @return the content that came first, or empty if this one did
	 */
	public Optional<String> claim(String key, String content, Duration ttl) {
		if (this.store instanceof InMemoryExpiringStore) {
			return this.store.putIfAbsent(key, content, ttl);
		}
		Optional<String> known = this.here.putIfAbsent(key, content, ttl);
		if (known.isPresent()) {
			return known;
		}
		Optional<String> first = this.fallback.call(() -> this.store.putIfAbsent(key, content, ttl), Optional::empty);
		first.ifPresent((other) -> this.here.put(key, other, ttl));
		return first;
	}

}
