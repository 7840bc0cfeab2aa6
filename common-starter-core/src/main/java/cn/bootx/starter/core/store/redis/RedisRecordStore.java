package cn.bootx.starter.core.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import cn.bootx.starter.core.store.RecordStore;

/**
 * {@link RecordStore} in Redis, as durable as that Redis is. A collection lives in two
 * keys with one hash tag, so that it stays on one node of a cluster.
 */
record RedisRecordStore(RedisGate redis) implements RecordStore {

	@Override
	public String name() {
		return RedisGate.NAME;
	}

	@Override
	public Optional<Document> find(String collection, String id) {
		Keys.requireId(id);
		Object stored = this.redis.on(documents(collection), "find",
				(template, name) -> template.opsForHash().get(name, id));
		return Optional.ofNullable(stored).map((content) -> record(collection, id, content.toString()));
	}

	@Override
	public Document insert(String collection, String id, String json) {
		Keys.requireId(id);
		if (!Boolean.TRUE.equals(this.redis.script(RedisScripts.INSERT_RECORD, "insert", keys(collection), id, json))) {
			throw new ConflictException(collection, id, "exists already");
		}
		return new Document(collection, id, 1, json);
	}

	@Override
	public Document update(Document record) {
		long next = record.version() + 1;
		Long updated = this.redis.script(RedisScripts.UPDATE_RECORD, "update", keys(record.collection()), record.id(),
				Long.toString(record.version()), Long.toString(next), record.json());
		if (updated == null || updated != 1) {
			throw new ConflictException(record.collection(), record.id(),
					(updated != null && updated == 0) ? "was changed by another writer" : "was removed");
		}
		return new Document(record.collection(), record.id(), next, record.json());
	}

	@Override
	public boolean delete(String collection, String id) {
		Keys.requireId(id);
		return Boolean.TRUE.equals(this.redis.script(RedisScripts.DELETE_RECORD, "delete", keys(collection), id));
	}

	@Override
	public Page list(String collection, String afterId, int limit) {
		Keys.requireLimit(limit);
		String from = afterId.isEmpty() ? "-" : "(" + afterId;
		List<Object> found = Objects.requireNonNull(this.redis.script(RedisScripts.LIST_RECORDS, "list",
				keys(collection), from, Integer.toString(limit + 1)));
		List<Document> records = new ArrayList<>();
		for (int i = 0; i + 1 < found.size() && records.size() < limit; i += 2) {
			records.add(record(collection, found.get(i).toString(), found.get(i + 1).toString()));
		}
		return new Page(records, found.size() > 2 * limit);
	}

	@Override
	public long count(String collection) {
		return this.redis.on(documents(collection), "count", (template, name) -> template.opsForHash().size(name));
	}

	private static List<String> keys(String collection) {
		return List.of(documents(collection), "record:{" + collection + "}:ids");
	}

	private static String documents(String collection) {
		return "record:{" + Keys.requireCollection(collection) + "}";
	}

	private static Document record(String collection, String id, String stored) {
		int bar = stored.indexOf('|');
		return new Document(collection, id, Long.parseLong(stored.substring(0, bar)), stored.substring(bar + 1));
	}

}
