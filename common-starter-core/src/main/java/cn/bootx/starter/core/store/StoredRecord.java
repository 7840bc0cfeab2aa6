package cn.bootx.starter.core.store;

/**
 * A document of a {@link RecordStore}.
 *
 * @param collection the kind of document
 * @param id unique in the collection
 * @param version counts the writes, for optimistic locking
 * @param json the document
 * @since 0.1.0
 */
public record StoredRecord(String collection, String id, long version, String json) {

	/**
	 * This record with another content, to be given to
	 * {@link RecordStore#update(StoredRecord)}.
	 */
	public StoredRecord withJson(String json) {
		return new StoredRecord(this.collection, this.id, this.version, json);
	}

	/**
	 * Leaves the content out: documents hold secrets.
	 */
	@Override
	public String toString() {
		return "StoredRecord[" + this.collection + "/" + this.id + ", version=" + this.version + "]";
	}

}
