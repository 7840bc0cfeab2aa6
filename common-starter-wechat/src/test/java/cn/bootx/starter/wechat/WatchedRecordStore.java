package cn.bootx.starter.wechat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * A store that nodes share, that can be down, and that knows who read it.
 */
public final class WatchedRecordStore implements RecordStore {

	private final RecordStore delegate = new InMemoryRecordStore();

	private final List<String> readers = new CopyOnWriteArrayList<>();

	private volatile boolean down;

	private volatile Runnable afterRead = () -> {
	};

	public void down(boolean isDown) {
		this.down = isDown;
	}

	/** Names of the threads that asked for a document, one for each time. */
	public List<String> readers() {
		return this.readers;
	}

	/** What happens, once, between the next answer of the store and whoever gets it. */
	public void afterNextRead(Runnable action) {
		this.afterRead = action;
	}

	@Override
	public String name() {
		return "watched";
	}

	@Override
	public Optional<RecordStore.Document> find(String collection, String id) {
		this.readers.add(Thread.currentThread().getName());
		Optional<RecordStore.Document> found = up("find").find(collection, id);
		runAfterRead();
		return found;
	}

	@Override
	public RecordStore.Document insert(String collection, String id, String json) {
		return up("insert").insert(collection, id, json);
	}

	@Override
	public RecordStore.Document update(RecordStore.Document record) {
		return up("update").update(record);
	}

	@Override
	public boolean delete(String collection, String id) {
		return up("delete").delete(collection, id);
	}

	@Override
	public RecordStore.Page list(String collection, String afterId, int limit) {
		RecordStore.Page page = up("list").list(collection, afterId, limit);
		runAfterRead();
		return page;
	}

	@Override
	public long count(String collection) {
		return up("count").count(collection);
	}

	private void runAfterRead() {
		Runnable action = this.afterRead;
		this.afterRead = () -> {
		};
		action.run();
	}

	private RecordStore up(String operation) {
		if (this.down) {
			throw new StoreUnavailableException("watched", operation, new IOException("down"));
		}
		return this.delegate;
	}

}
