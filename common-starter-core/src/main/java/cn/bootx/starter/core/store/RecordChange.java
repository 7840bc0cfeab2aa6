package cn.bootx.starter.core.store;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.RecordStore.Document;

/**
 * Read, change, write, and again where another writer was faster, a bounded number of
 * times.
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

	static Optional<Document> apply(RecordStore store, String collection, String id,
			UnaryOperator<@Nullable String> change) {
		Optional<Document> present = store.find(collection, id);
		String before = present.map(Document::json).orElse(null);
		String after = change.apply(before);
		return (after == null || after.equals(before)) ? present
				: Optional.of(write(store, collection, id, present, after));
	}

	static Document write(RecordStore store, String collection, String id, Optional<Document> present, String json) {
		return present.isPresent() ? store.update(present.get().withJson(json)) : store.insert(collection, id, json);
	}

	static <T extends @Nullable Object> T again(Supplier<T> attempt) {
		for (int number = 1;; number++) {
			try {
				return attempt.get();
			}
			catch (RecordStore.ConflictException ex) {
				if (number == ATTEMPTS) {
					throw ex;
				}
				// Longer with every attempt, and not the same for all.
				long longest = TimeUnit.MILLISECONDS.toNanos(Math.min(number, LONGEST_PAUSE_MILLIS));
				LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
			}
		}
	}

}
