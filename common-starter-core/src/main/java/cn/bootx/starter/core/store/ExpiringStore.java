package cn.bootx.starter.core.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Short-lived facts with a time to live: tokens, locks, the message ledger, QR sessions,
 * OAuth states, rate windows, media ids. Every operation is atomic, also across the nodes
 * that share the store, and touches one key only, or two that are kept together.
 * <p>
 * Keys and values are not null; a time to live is positive. When the place behind the
 * store cannot be reached, an operation throws {@link StoreUnavailableException} within
 * the timeout of that place.
 *
 * @since 0.1.0
 */
public interface ExpiringStore {

	/** Value of the entry of turns while no turn is taken. */
	String PAUSED = "paused";

	/** Name for messages to people: which store this is, for example {@code memory}. */
	String name();

	Optional<String> get(String key);

	void put(String key, String value, Duration ttl);

	/**
	 * Stores the value unless the key has one.
	 * @return the value that was there already, or empty if this call stored its own
	 */
	Optional<String> putIfAbsent(String key, String value, Duration ttl);

	/**
	 * Replaces the value only while it is the expected one.
	 * @return whether it was replaced
	 */
	boolean compareAndSet(String key, String expected, String value, Duration ttl);

	/**
	 * Replaces the value only while it is the expected one, and if so keeps another value
	 * beside it that may live for another time. Who sees the new value sees that one as
	 * well. In a remote store it is one round trip.
	 * @param beside key of the other value; both keys have the same part in braces, so
	 * that a cluster keeps them together
	 * @return whether it was replaced
	 */
	default boolean compareAndSet(String key, String expected, String value, Duration ttl, String beside,
			String besideValue, Duration besideTtl) {
		if (!get(key).filter(expected::equals).isPresent()) {
			return false;
		}
		put(beside, besideValue, besideTtl);
		boolean replaced = compareAndSet(key, expected, value, ttl);
		if (!replaced) {
			compareAndDelete(beside, besideValue);
		}
		return replaced;
	}

	/**
	 * Deletes the key only while it has the expected value, so that a late caller never
	 * throws away what another writer stored meanwhile.
	 */
	boolean compareAndDelete(String key, String expected);

	/**
	 * Takes the value away: of many callers exactly one gets it. For codes that work
	 * once.
	 */
	Optional<String> take(String key);

	boolean delete(String key);

	/**
	 * Counts one more within a window that begins with the first count.
	 * @param window length of the window, used when this call opens it
	 */
	WindowCount increment(String key, Duration window);

	/**
	 * Takes the next turns of callers that share a limit, by the clock of the store: in
	 * no stretch of time of the window's length are there more turns than the limit. The
	 * entry is a comma-separated list of the last turns in milliseconds.
	 * @param count how many turns, 1 to the limit
	 * @param limit how many turns in a window
	 * @param maxWait if the first turn is further away, none is taken
	 */
	Turns takeTurns(String key, int count, int limit, Duration window, Duration maxWait);

	/**
	 * No turn under the key comes before that time has passed; what was taken before is
	 * forgotten.
	 */
	default void pauseTurns(String key, Duration time) {
		put(key, PAUSED, time);
	}

	/**
	 * Tries to take a lock without waiting.
	 * @param lease how long the lock holds if its owner dies
	 * @return the lease, or empty while another owner holds the lock
	 */
	default Optional<Lease> tryLock(String key, Duration lease) {
		Lease attempt = new Lease(this, key);
		// A command that was sent again after a reconnect finds its own value.
		return putIfAbsent(key, attempt.value, lease).filter((held) -> !held.equals(attempt.value)).isEmpty()
				? Optional.of(attempt) : Optional.empty();
	}

	/**
	 * The state of a counting window.
	 *
	 * @param count how often was counted in the window, this call included
	 * @param remaining time until the window ends
	 */
	record WindowCount(long count, Duration remaining) {
	}

	/**
	 * The answer to {@link ExpiringStore#takeTurns}.
	 *
	 * @param taken whether the turns were taken
	 * @param waits how long each turn is away, in order; where none was taken, how long
	 * the first is
	 */
	record Turns(boolean taken, List<Duration> waits) {

		public Turns {
			waits = List.copyOf(waits);
		}

	}

	/**
	 * A lock held for a limited time. Its value is unique, so that only the holder can
	 * renew or release it: a holder that was slower than its lease cannot take the lock
	 * away from the next one.
	 */
	final class Lease implements AutoCloseable {

		/** Names this process, so that an error message can say who holds a lock. */
		private static final String HOLDER = host() + "#" + ProcessHandle.current().pid();

		private final ExpiringStore store;

		private final String key;

		private final String value = HOLDER + "/" + UUID.randomUUID();

		private Lease(ExpiringStore store, String key) {
			this.store = store;
			this.key = key;
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

		/** Releases the lock if it is still this lease's. */
		@Override
		public void close() {
			this.store.compareAndDelete(this.key, this.value);
		}

		private static String host() {
			try {
				return InetAddress.getLocalHost().getHostName();
			}
			catch (UnknownHostException ex) {
				return "localhost";
			}
		}

	}

}
