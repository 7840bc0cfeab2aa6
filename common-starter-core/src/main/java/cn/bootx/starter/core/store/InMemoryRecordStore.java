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

	private final ConcurrentMap<String, ConcurrentNavigableMap<String, StoredRecord>> collections = new ConcurrentHashMap<>();

	private final AtomicBoolean warned = new AtomicBoolean();

	@Override
	public String name() {
		return "memory";
	}

	@Override
	public Optional<StoredRecord> find(String collection, String id) {
		return Optional.ofNullable(collection(collection).get(RecordKeys.requireId(id)));
	}

	@Override
	public StoredRecord insert(String collection, String id, String json) {
		if (this.warned.compareAndSet(false, true)) {
			logger.warn("Records (the first one is in '{}') are kept in the memory of this process and are lost when "
					+ "it ends; bring a database or Redis to keep them", collection);
		}
		StoredRecord record = new StoredRecord(collection, RecordKeys.requireId(id), 1, json);
		if (collection(collection).putIfAbsent(id, record) != null) {
			throw new RecordConflictException(collection, id, "exists already");
		}
		return record;
	}

	@Override
	public StoredRecord update(StoredRecord record) {
		StoredRecord next = new StoredRecord(record.collection(), record.id(), record.version() + 1, record.json());
		StoredRecord stored = collection(record.collection()).computeIfPresent(record.id(),
				(id, present) -> (present.version() == record.version()) ? next : present);
		if (stored != next) {
			throw new RecordConflictException(record.collection(), record.id(),
					(stored != null) ? "was changed by another writer" : "was removed");
		}
		return next;
	}

	@Override
	public boolean delete(String collection, String id) {
		return collection(collection).remove(RecordKeys.requireId(id)) != null;
	}

	@Override
	public RecordPage list(String collection, String afterId, int limit) {
		RecordKeys.requireLimit(limit);
		List<StoredRecord> found = collection(collection).tailMap(afterId, false)
			.values()
			.stream()
			.limit(limit + 1L)
			.toList();
		return new RecordPage(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
	}

	@Override
	public long count(String collection) {
		return collection(collection).size();
	}

	private ConcurrentNavigableMap<String, StoredRecord> collection(String name) {
		return this.collections.computeIfAbsent(RecordKeys.requireCollection(name),
				(key) -> new ConcurrentSkipListMap<>());
	}

}
