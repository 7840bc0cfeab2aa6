package cn.bootx.starter.wechatopen;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;

/**
 * Records in memory that count how often one is read.
 */
public final class CountingRecordStore implements RecordStore {

	public final AtomicInteger reads = new AtomicInteger();

	private final RecordStore records = new InMemoryRecordStore();

	@Override
	public String name() {
		return this.records.name();
	}

	@Override
	public Optional<RecordStore.Document> find(String collection, String id) {
		this.reads.incrementAndGet();
		return this.records.find(collection, id);
	}

	@Override
	public RecordStore.Document insert(String collection, String id, String json) {
		return this.records.insert(collection, id, json);
	}

	@Override
	public RecordStore.Document update(RecordStore.Document record) {
		return this.records.update(record);
	}

	@Override
	public boolean delete(String collection, String id) {
		return this.records.delete(collection, id);
	}

	@Override
	public RecordStore.Page list(String collection, String afterId, int limit) {
		this.reads.incrementAndGet();
		return this.records.list(collection, afterId, limit);
	}

	@Override
	public long count(String collection) {
		return this.records.count(collection);
	}

}
