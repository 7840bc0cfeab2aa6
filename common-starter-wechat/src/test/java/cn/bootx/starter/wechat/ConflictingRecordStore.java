package cn.bootx.starter.wechat;

import java.util.Optional;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;

/**
 * A store that is in conflict with every write, as one whose reads are older than its
 * writes.
 */
public final class ConflictingRecordStore implements RecordStore {

	private final RecordStore records = new InMemoryRecordStore();

	private volatile boolean conflicting = true;

	/** From now on it behaves, or does not. */
	public void conflicting(boolean isConflicting) {
		this.conflicting = isConflicting;
	}

	@Override
	public String name() {
		return "conflicting";
	}

	@Override
	public Optional<RecordStore.Document> find(String collection, String id) {
		return this.records.find(collection, id);
	}

	@Override
	public RecordStore.Document insert(String collection, String id, String json) {
		refuse(collection, id);
		return this.records.insert(collection, id, json);
	}

	@Override
	public RecordStore.Document update(RecordStore.Document record) {
		refuse(record.collection(), record.id());
		return this.records.update(record);
	}

	@Override
	public boolean delete(String collection, String id) {
		return this.records.delete(collection, id);
	}

	@Override
	public RecordStore.Page list(String collection, String afterId, int limit) {
		return this.records.list(collection, afterId, limit);
	}

	@Override
	public long count(String collection) {
		return this.records.count(collection);
	}

	private void refuse(String collection, String id) {
		if (this.conflicting) {
			throw new RecordStore.ConflictException(collection, id, "was changed");
		}
	}

}
