package cn.bootx.starter.core.store;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Entries of one collection of a {@link RecordStore}, each with a code. The code is the
 * record's id, so that no store can hold it twice.
 *
 * @param <R> type of the entries
 * @since 0.1.0
 */
public final class CodedRecords<R> {

	private final RecordStore store;

	private final String collection;

	private final Function<R, String> code;

	private final Function<R, String> writer;

	private final BiFunction<String, String, R> reader;

	/**
	 * Makes the view of a collection.
	 * @param code returns the code of a thing
	 * @param writer makes its JSON
	 * @param reader makes it of its code and its JSON
	 */
	public CodedRecords(RecordStore store, String collection, Function<R, String> code, Function<R, String> writer,
			BiFunction<String, String, R> reader) {
		this.store = store;
		this.collection = collection;
		this.code = code;
		this.writer = writer;
		this.reader = reader;
	}

	/** The code of a thing. */
	public String codeOf(R thing) {
		return this.code.apply(thing);
	}

	/** The thing of that code; a code that no store takes has none. */
	public Optional<R> find(String code) {
		if (code.isBlank() || code.length() > RecordStore.MAX_ID_LENGTH) {
			return Optional.empty();
		}
		return this.store.find(this.collection, code).map(this::read);
	}

	/**
	 * Stores a new thing.
	 * @throws RecordStore.ConflictException if its code is taken
	 */
	public void insert(R thing) {
		this.store.insert(this.collection, codeOf(thing), this.writer.apply(thing));
	}

	/**
	 * Stores a thing; one of the same code is replaced.
	 */
	public void save(R thing) {
		this.store.save(this.collection, codeOf(thing), this.writer.apply(thing));
	}

	/**
	 * Takes a thing out.
	 * @return whether there was one
	 */
	public boolean delete(String code) {
		return this.store.delete(this.collection, code);
	}

	/** All entries, ordered by code. */
	public List<R> all() {
		return this.store.all(this.collection).map(this::read).toList();
	}

	private R read(RecordStore.Document record) {
		return this.reader.apply(record.id(), record.json());
	}

}
