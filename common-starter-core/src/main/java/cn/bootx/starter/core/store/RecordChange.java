package cn.bootx.starter.core.store;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Read, change, write, and again where somebody else was faster; but not for ever.
 */
final class RecordChange {

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
		for (int attempt = 1;; attempt++) {
			Optional<StoredRecord> present = store.find(collection, id);
			String before = present.map(StoredRecord::json).orElse(null);
			String after = change.apply(before);
			if (after == null || after.equals(before)) {
				return present;
			}
			try {
				return Optional.of(present.isPresent() ? store.update(present.get().withJson(after))
						: store.insert(collection, id, after));
			}
			catch (RecordConflictException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
				pause(attempt);
			}
		}
	}

	/** Longer with every attempt, and not the same for all. */
	private static void pause(int attempt) {
		long longest = TimeUnit.MILLISECONDS.toNanos(Math.min(attempt, LONGEST_PAUSE_MILLIS));
		LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
	}

}
