package cn.bootx.starter.core.store;

import java.time.Duration;
import java.util.Optional;

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

	/**
	 * Name for messages to people: which store this is, for example {@code memory}.
	 */
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
	StoreTurns takeTurns(String key, int count, int limit, Duration window, Duration maxWait);

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
		return Lease.tryAcquire(this, key, lease);
	}

}
