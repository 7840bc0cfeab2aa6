package cn.bootx.starter.core.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link RecordStore} of one process. Everything is gone when the process ends, so it is
 * for development and tests.
 *
 * @since 0.1.0
 */
public final class InMemoryRecordStore implements RecordStore {

	private static final Logger logger = LoggerFactory.getLogger(InMemoryRecordStore.class);

	private final ConcurrentMap<String, ConcurrentNavigableMap<String, Document>> collections = new ConcurrentHashMap<>();

	private final AtomicBoolean warned = new AtomicBoolean();

	@Override
	public String name() {
		return "memory";
	}

	@Override
	public Optional<Document> find(String collection, String id) {
		return Optional.ofNullable(collection(collection).get(Keys.requireId(id)));
	}

	@Override
	public Document insert(String collection, String id, String json) {
		if (this.warned.compareAndSet(false, true)) {
			logger.warn("Records (the first one is in '{}') are kept in the memory of this process and are lost when "
					+ "it ends; bring a database or Redis to keep them", collection);
		}
		Document record = new Document(collection, Keys.requireId(id), 1, json);
		if (collection(collection).putIfAbsent(id, record) != null) {
			throw new ConflictException(collection, id, "exists already");
		}
		return record;
	}

	@Override
	public Document update(Document record) {
		Document next = new Document(record.collection(), record.id(), record.version() + 1, record.json());
		Document stored = collection(record.collection()).computeIfPresent(record.id(),
				(id, present) -> (present.version() == record.version()) ? next : present);
		if (stored != next) {
			throw new ConflictException(record.collection(), record.id(),
					(stored != null) ? "was changed by another writer" : "was removed");
		}
		return next;
	}

	@Override
	public boolean delete(String collection, String id) {
		return collection(collection).remove(Keys.requireId(id)) != null;
	}

	@Override
	public Page list(String collection, String afterId, int limit) {
		Keys.requireLimit(limit);
		List<Document> found = collection(collection).tailMap(afterId, false)
			.values()
			.stream()
			.limit(limit + 1L)
			.toList();
		return Page.of(found, limit);
	}

	@Override
	public long count(String collection) {
		return collection(collection).size();
	}

	private ConcurrentNavigableMap<String, Document> collection(String name) {
		return this.collections.computeIfAbsent(Keys.requireCollection(name), (key) -> new ConcurrentSkipListMap<>());
	}

}
