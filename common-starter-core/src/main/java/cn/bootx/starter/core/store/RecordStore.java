package cn.bootx.starter.core.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Durable JSON documents, each in a collection under an id with a version: menus,
 * templates, robots, fans, bindings, authorizers with their refresh tokens, sent
 * messages.
 * <p>
 * A collection is a short name of lower-case letters, digits and {@code -}; an id has at
 * most {@value #MAX_ID_LENGTH} characters.
 *
 * @since 0.1.0
 */
public interface RecordStore {

	/** Longest id, in characters. */
	int MAX_ID_LENGTH = 190;

	/** How many documents are read at once where all are wanted. */
	int PAGE = 200;

	/** Name for messages to people: which store this is, for example {@code memory}. */
	String name();

	Optional<Document> find(String collection, String id);

	/**
	 * Stores a new document with version 1.
	 * @throws ConflictException if the id is taken
	 */
	Document insert(String collection, String id, String json);

	/**
	 * Replaces a document if it was not replaced since it was read.
	 * @param document the document as read, with its new content
	 * @return the document with its next version
	 * @throws ConflictException if the stored version is another one, or the document is
	 * gone
	 */
	Document update(Document document);

	/**
	 * Stores the document whatever is there; the last writer wins.
	 * @throws ConflictException if others were faster again and again
	 */
	default Document save(String collection, String id, String json) {
		return again(() -> write(collection, id, find(collection, id), json));
	}

	/**
	 * Changes a document, or stores a new one: reads it, applies the change and writes it
	 * with its version. Where another writer was faster, the change is applied to what
	 * that one wrote, up to 100 times in all.
	 * @param change gets the present JSON, or null where there is no document; returns
	 * the next, or null or the same JSON to leave it as it is. It may be called several
	 * times
	 * @return what is stored afterwards
	 * @throws ConflictException if others were faster again and again
	 */
	default Optional<Document> change(String collection, String id, UnaryOperator<@Nullable String> change) {
		return again(() -> {
			Optional<Document> present = find(collection, id);
			String before = present.map(Document::json).orElse(null);
			String after = change.apply(before);
			return (after == null || after.equals(before)) ? present
					: Optional.of(write(collection, id, present, after));
		});
	}

	private Document write(String collection, String id, Optional<Document> present, String json) {
		return present.isPresent() ? update(present.get().withJson(json)) : insert(collection, id, json);
	}

	/**
	 * Repeats what was in conflict with another writer, with a pause that grows: for
	 * changes of several documents.
	 * @param attempt reads, decides and writes
	 * @return what the attempt without a conflict returns
	 * @throws ConflictException if others were faster again and again
	 */
	static <T extends @Nullable Object> T again(Supplier<T> attempt) {
		// Of many writers one succeeds each time, so only a store whose reads are older
		// than its writes needs that many.
		int attempts = 100;
		for (int number = 1;; number++) {
			try {
				return attempt.get();
			}
			catch (ConflictException ex) {
				if (number == attempts) {
					throw ex;
				}
				// Longer with every attempt, and not the same for all.
				long longest = TimeUnit.MILLISECONDS.toNanos(Math.min(number, 20));
				LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
			}
		}
	}

	boolean delete(String collection, String id);

	/**
	 * Documents of a collection ordered by id.
	 * @param afterId the last id of the page before, or an empty string for the first
	 * page
	 * @param limit how many at most, 1 to 1000
	 */
	Page list(String collection, String afterId, int limit);

	/**
	 * All documents of a collection ordered by id, read as they are asked for. One that
	 * is stored meanwhile may be missed.
	 */
	default Stream<Document> all(String collection) {
		return Stream
			.iterate(list(collection, "", PAGE), Objects::nonNull,
					(page) -> page.hasMore() ? list(collection, page.lastId(), PAGE) : null)
			.flatMap((page) -> page.records().stream());
	}

	long count(String collection);

	/**
	 * A stored document.
	 *
	 * @param collection the kind of document
	 * @param id unique in the collection
	 * @param version counts the writes, for optimistic locking
	 * @param json the content
	 */
	record Document(String collection, String id, long version, String json) {

		/** This document with another content, for {@link RecordStore#update}. */
		public Document withJson(String json) {
			return new Document(this.collection, this.id, this.version, json);
		}

		/** Leaves the content out: documents hold secrets. */
		@Override
		public String toString() {
			return "Document[" + this.collection + "/" + this.id + ", version=" + this.version + "]";
		}

	}

	/**
	 * One page of a collection.
	 *
	 * @param records the documents, ordered by id
	 * @param hasMore whether documents with greater ids exist
	 */
	record Page(List<Document> records, boolean hasMore) {

		public Page {
			records = List.copyOf(records);
		}

		/**
		 * Cuts a page.
		 * @param found one document more than the limit where there are more
		 */
		public static Page of(List<Document> found, int limit) {
			return new Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
		}

		String lastId() {
			return this.records.get(this.records.size() - 1).id();
		}

	}

	/**
	 * A document was changed, removed or inserted by another writer since it was read.
	 */
	class ConflictException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		public ConflictException(String collection, String id, String what) {
			super("Record '" + collection + "/" + id + "' " + what + "; read it again and repeat the change");
		}

	}

	/**
	 * What a document may be called, the same in every store. For those who write one.
	 */
	final class Keys {

		private static final Pattern COLLECTION = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

		private static final int MAX_PAGE = 1000;

		private Keys() {
		}

		public static String requireCollection(String collection) {
			if (!COLLECTION.matcher(collection).matches()) {
				throw new IllegalArgumentException("Collection '" + collection
						+ "' must be 1 to 63 lower-case letters, digits and '-', and start with a letter or digit");
			}
			return collection;
		}

		public static String requireId(String id) {
			if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
				throw new IllegalArgumentException(
						"Id must have 1 to " + MAX_ID_LENGTH + " characters, but has " + id.length());
			}
			// Databases compare and store these differently: some cut the space, some
			// refuse NUL.
			if (!id.strip().equals(id) || id.chars().anyMatch(Character::isISOControl)) {
				throw new IllegalArgumentException(
						"Id must not begin or end with white space, nor contain control characters");
			}
			return id;
		}

		public static int requireLimit(int limit) {
			if (limit < 1 || limit > MAX_PAGE) {
				throw new IllegalArgumentException("Limit must be 1 to " + MAX_PAGE + ", but is " + limit);
			}
			return limit;
		}

	}

}
