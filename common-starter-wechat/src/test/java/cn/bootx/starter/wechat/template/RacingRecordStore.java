package cn.bootx.starter.wechat.template;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordPage;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoredRecord;

/**
 * A store in which another node is faster, exactly between a read and the write that
 * follows.
 */
final class RacingRecordStore implements RecordStore {

	private final RecordStore store = new InMemoryRecordStore();

	private final AtomicReference<Runnable> other = new AtomicReference<>();

	/** What the other node does just before the next insert of this one. */
	void beforeNextInsert(Runnable work) {
		this.other.set(work);
	}

	@Override
	public String name() {
		return "racing";
	}

	@Override
	public Optional<StoredRecord> find(String collection, String id) {
		return this.store.find(collection, id);
	}

	@Override
	public StoredRecord insert(String collection, String id, String json) {
		Runnable work = this.other.getAndSet(null);
		if (work != null) {
			work.run();
		}
		return this.store.insert(collection, id, json);
	}

	@Override
	public StoredRecord update(StoredRecord record) {
		return this.store.update(record);
	}

	@Override
	public boolean delete(String collection, String id) {
		return this.store.delete(collection, id);
	}

	@Override
	public RecordPage list(String collection, String afterId, int limit) {
		return this.store.list(collection, afterId, limit);
	}

	@Override
	public long count(String collection) {
		return this.store.count(collection);
	}

}
