package cn.bootx.starter.core.store;

import java.util.List;

/**
 * One page of a collection.
 *
 * @param records the records, ordered by id
 * @param hasMore whether records with greater ids exist
 * @since 0.1.0
 */
public record RecordPage(List<StoredRecord> records, boolean hasMore) {

	public RecordPage {
		records = List.copyOf(records);
	}

	/** The id behind which the next page begins. */
	String lastId() {
		return this.records.get(this.records.size() - 1).id();
	}

}
