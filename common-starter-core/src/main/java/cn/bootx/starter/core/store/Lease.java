package cn.bootx.starter.core.store;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A lock held for a limited time. Its value is unique, so that only the holder can renew
 * or release it: a holder that was slower than its lease cannot take the lock away from
 * the next one.
 *
 * @since 0.1.0
 */
public final class Lease implements AutoCloseable {

	private final ExpiringStore store;

	private final String key;

	private final String value;

	private Lease(ExpiringStore store, String key, String value) {
		this.store = store;
		this.key = key;
		this.value = value;
	}

	static Optional<Lease> tryAcquire(ExpiringStore store, String key, Duration lease) {
		String value = HolderName.CURRENT + "/" + UUID.randomUUID();
		Optional<String> present = store.putIfAbsent(key, value, lease);
		// A command that was sent again after a reconnect finds its own value.
		return (present.isEmpty() || present.get().equals(value)) ? Optional.of(new Lease(store, key, value))
				: Optional.empty();
	}

	/**
	 * Fencing value of this lease; it starts with the host and process that hold it.
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Prolongs the lease from now on.
	 * @return false if it has been lost meanwhile
	 */
	public boolean renew(Duration lease) {
		return this.store.compareAndSet(this.key, this.value, this.value, lease);
	}

	/**
	 * Releases the lock if it is still this lease's.
	 */
	@Override
	public void close() {
		this.store.compareAndDelete(this.key, this.value);
	}

}
