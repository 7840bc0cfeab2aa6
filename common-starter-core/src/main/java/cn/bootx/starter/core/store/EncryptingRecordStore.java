package cn.bootx.starter.core.store;

import java.util.List;
import java.util.Optional;

/**
 * {@link RecordStore} whose documents are sealed before another one keeps them.
 * Collections, ids and versions stay readable.
 */
record EncryptingRecordStore(RecordStore delegate, SecretBox box) implements RecordStore {

	@Override
	public String name() {
		return this.delegate.name();
	}

	@Override
	public Optional<Document> find(String collection, String id) {
		return this.delegate.find(collection, id).map(this::open);
	}

	@Override
	public Document insert(String collection, String id, String json) {
		String sealed = this.box.seal(place(collection, id), json);
		return this.delegate.insert(collection, id, sealed).withJson(json);
	}

	@Override
	public Document update(Document record) {
		String sealed = this.box.seal(place(record.collection(), record.id()), record.json());
		return this.delegate.update(record.withJson(sealed)).withJson(record.json());
	}

	@Override
	public boolean delete(String collection, String id) {
		return this.delegate.delete(collection, id);
	}

	@Override
	public Page list(String collection, String afterId, int limit) {
		Page page = this.delegate.list(collection, afterId, limit);
		List<Document> opened = page.records().stream().map(this::open).toList();
		return new Page(opened, page.hasMore());
	}

	@Override
	public long count(String collection) {
		return this.delegate.count(collection);
	}

	private Document open(Document record) {
		return record.withJson(this.box.open(place(record.collection(), record.id()), record.json()));
	}

	private static String place(String collection, String id) {
		return "record:" + collection + "/" + id;
	}

}
