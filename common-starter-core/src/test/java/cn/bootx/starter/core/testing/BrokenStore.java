package cn.bootx.starter.core.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * A store that tests switch off and on.
 */
public final class BrokenStore implements ExpiringStore {

	private volatile ExpiringStore delegate;

	private final AtomicInteger uses = new AtomicInteger();

	private volatile boolean down;

	public BrokenStore(ExpiringStore delegate) {
		this.delegate = delegate;
	}

	public void down() {
		this.down = true;
	}

	public void up() {
		this.down = false;
	}

	/** Another store in its place, for example an empty one. */
	public void replace(ExpiringStore delegate) {
		this.delegate = delegate;
	}

	/** How many operations were asked for. */
	public int uses() {
		return this.uses.get();
	}

	private ExpiringStore reach(String operation) {
		this.uses.incrementAndGet();
		if (this.down) {
			throw new StoreUnavailableException(name(), operation, new IllegalStateException("switched off"));
		}
		return this.delegate;
	}

	@Override
	public String name() {
		return "breakable";
	}

	@Override
	public Optional<String> get(String key) {
		return reach("get").get(key);
	}

	@Override
	public void put(String key, String value, Duration ttl) {
		reach("put").put(key, value, ttl);
	}

	@Override
	public Optional<String> putIfAbsent(String key, String value, Duration ttl) {
		return reach("put-if-absent").putIfAbsent(key, value, ttl);
	}

	@Override
	public boolean compareAndSet(String key, String expected, String value, Duration ttl) {
		return reach("compare-and-set").compareAndSet(key, expected, value, ttl);
	}

	@Override
	public boolean compareAndDelete(String key, String expected) {
		return reach("compare-and-delete").compareAndDelete(key, expected);
	}

	@Override
	public Optional<String> take(String key) {
		return reach("take").take(key);
	}

	@Override
	public boolean delete(String key) {
		return reach("delete").delete(key);
	}

	@Override
	public ExpiringStore.WindowCount increment(String key, Duration window) {
		return reach("increment").increment(key, window);
	}

	@Override
	public ExpiringStore.Turns takeTurns(String key, int count, int limit, Duration window, Duration maxWait) {
		return reach("take-turns").takeTurns(key, count, limit, window, maxWait);
	}

}
