package cn.bootx.starter.core.store;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Read, change, write, and again where another writer was faster, a bounded number of
 * times. For a single document there is {@link RecordStore#change}.
 *
 * @since 0.1.0
 */
public final class RecordChange {

	/**
	 * Of many writers one succeeds each time, so only a broken store gets this far: one
	 * whose reads are older than its writes.
	 */
	static final int ATTEMPTS = 100;

	private static final int LONGEST_PAUSE_MILLIS = 20;

	private RecordChange() {
	}

	static Optional<StoredRecord> apply(RecordStore store, String collection, String id,
			UnaryOperator<@Nullable String> change) {
		return again(() -> {
			Optional<StoredRecord> present = store.find(collection, id);
			String before = present.map(StoredRecord::json).orElse(null);
			String after = change.apply(before);
			return (after == null || after.equals(before)) ? present
					: Optional.of(write(store, collection, id, present, after));
		});
	}

	static StoredRecord save(RecordStore store, String collection, String id, String json) {
		return again(() -> write(store, collection, id, store.find(collection, id), json));
	}

	private static StoredRecord write(RecordStore store, String collection, String id, Optional<StoredRecord> present,
			String json) {
		return present.isPresent() ? store.update(present.get().withJson(json)) : store.insert(collection, id, json);
	}

	/**
	 * Repeats what was in conflict with another writer, with a pause that grows.
	 * @param attempt reads, decides and writes
	 * @return what the attempt without a conflict returns
	 * @throws RecordConflictException if others were faster again and again
	 */
	public static <T extends @Nullable Object> T again(Supplier<T> attempt) {
		for (int number = 1;; number++) {
			try {
				return attempt.get();
			}
			catch (RecordConflictException ex) {
				if (number == ATTEMPTS) {
					throw ex;
				}
				pause(number);
			}
		}
	}

	/** Longer with every attempt, and not the same for all. */
	private static void pause(int attempt) {
		long longest = TimeUnit.MILLISECONDS.toNanos(Math.min(attempt, LONGEST_PAUSE_MILLIS));
		LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
	}

}
