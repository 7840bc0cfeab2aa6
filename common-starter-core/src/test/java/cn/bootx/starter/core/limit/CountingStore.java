package cn.bootx.starter.core.limit;

import java.time.Duration;
import java.util.Optional;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * Counts the round trips that a limiter makes; it makes no others than these.
 */
final class CountingStore implements ExpiringStore {

	private final ExpiringStore delegate;

	int calls;

	String key = "";

	CountingStore(ExpiringStore delegate) {
		this.delegate = delegate;
	}

	@Override
	public String name() {
		return this.delegate.name();
	}

	@Override
	public void put(String key, String value, Duration ttl) {
		this.calls++;
		this.delegate.put(key, value, ttl);
	}

	@Override
	public ExpiringStore.Turns takeTurns(String key, int count, int limit, Duration window, Duration maxWait) {
		this.calls++;
		this.key = key;
		return this.delegate.takeTurns(key, count, limit, window, maxWait);
	}

	@Override
	public Optional<String> get(String key) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<String> putIfAbsent(String key, String value, Duration ttl) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean compareAndSet(String key, String expected, String value, Duration ttl) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean compareAndDelete(String key, String expected) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<String> take(String key) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean delete(String key) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ExpiringStore.WindowCount increment(String key, Duration window) {
		throw new UnsupportedOperationException();
	}

}
