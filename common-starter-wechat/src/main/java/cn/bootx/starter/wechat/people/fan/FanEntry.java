package cn.bootx.starter.wechat.people.fan;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.RecordStore;

/**
 * A fan's place in the store as it was read.
 *
 * @param openId the fan
 * @param record the record, or null
 * @param stored its content, or null
 */
record FanEntry(String openId, RecordStore.@Nullable Document record, @Nullable StoredFan stored) {

	static FanEntry of(RecordStore.Document record) {
		return new FanEntry(record.id(), record, StoredFan.read(record.id(), record.json()));
	}

	/** What a sync has found, or null if it has not seen the fan. */
	@Nullable FanOutcome foundBy(long sync) {
		return (this.stored != null && this.stored.generation() == sync) ? this.stored.outcome() : null;
	}

	boolean subscribed() {
		return this.stored != null && this.stored.fan().subscribed();
	}

}
