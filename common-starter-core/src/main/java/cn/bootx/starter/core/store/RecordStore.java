package cn.bootx.starter.core.store;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

	/**
	 * Name for messages to people: which store this is, for example {@code memory}.
	 */
	String name();

	Optional<StoredRecord> find(String collection, String id);

	/**
	 * Stores a new document with version 1.
	 * @throws RecordConflictException if the id is taken
	 */
	StoredRecord insert(String collection, String id, String json);

	/**
	 * Replaces a document if it was not replaced since it was read.
	 * @param record the record as read, with its new content
	 * @return the record with its next version
	 * @throws RecordConflictException if the stored version is another one, or the record
	 * is gone
	 */
	StoredRecord update(StoredRecord record);

	/**
	 * Stores the document whatever is there; the last writer wins.
	 * @throws RecordConflictException if others were faster again and again
	 */
	default StoredRecord save(String collection, String id, String json) {
		return RecordChange.save(this, collection, id, json);
	}

	/**
	 * Changes a document, or stores a new one: reads it, applies the change and writes it
	 * with its version. Where another writer was faster, the change is applied to what
	 * that one wrote, up to {@value RecordChange#ATTEMPTS} times in all.
	 * @param change gets the present JSON, or null where there is no document; returns
	 * the next, or null or the same JSON to leave it as it is. It may be called several
	 * times
	 * @return what is stored afterwards
	 * @throws RecordConflictException if others were faster again and again
	 */
	default Optional<StoredRecord> change(String collection, String id, UnaryOperator<@Nullable String> change) {
		return RecordChange.apply(this, collection, id, change);
	}

	boolean delete(String collection, String id);

	/**
	 * Documents of a collection ordered by id.
	 * @param afterId the last id of the page before, or an empty string for the first
	 * page
	 * @param limit how many at most, 1 to 1000
	 */
	RecordPage list(String collection, String afterId, int limit);

	/**
	 * All documents of a collection ordered by id, read as they are asked for. One that
	 * is stored meanwhile may be missed.
	 */
	default Stream<StoredRecord> all(String collection) {
		return Stream
			.iterate(list(collection, "", PAGE), Objects::nonNull,
					(page) -> page.hasMore() ? list(collection, page.lastId(), PAGE) : null)
			.flatMap((page) -> page.records().stream());
	}

	long count(String collection);

}
