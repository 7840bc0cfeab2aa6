package cn.bootx.starter.wechat;

import java.util.Optional;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;

/**
 * A store in which something happens just before one of its operations: somebody else
 * comes first, or the process dies.
 */
public final class HookedRecordStore implements RecordStore {

	private final RecordStore records = new InMemoryRecordStore();

	private int left;

	private Runnable hook = () -> {
	};

	/**
	 * Runs the hook once, before that many further operations.
	 * @param operation 1 is the next one
	 */
	public void before(int operation, Runnable newHook) {
		this.left = operation;
		this.hook = newHook;
	}

	/** Whether the hook has not run yet. */
	public boolean isWaiting() {
		return this.left > 0;
	}

	/** From now on nothing happens. */
	public void calm() {
		this.left = 0;
	}

	@Override
	public String name() {
		return "hooked";
	}

	@Override
	public Optional<RecordStore.Document> find(String collection, String id) {
		count();
		return this.records.find(collection, id);
	}

	@Override
	public RecordStore.Document insert(String collection, String id, String json) {
		count();
		return this.records.insert(collection, id, json);
	}

	@Override
	public RecordStore.Document update(RecordStore.Document record) {
		count();
		return this.records.update(record);
	}

	@Override
	public boolean delete(String collection, String id) {
		count();
		return this.records.delete(collection, id);
	}

	@Override
	public RecordStore.Page list(String collection, String afterId, int limit) {
		count();
		return this.records.list(collection, afterId, limit);
	}

	@Override
	public long count(String collection) {
		return this.records.count(collection);
	}

	private void count() {
		if (this.left > 0 && --this.left == 0) {
			this.hook.run();
		}
	}

}
