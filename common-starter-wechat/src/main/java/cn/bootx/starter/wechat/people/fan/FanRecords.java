package cn.bootx.starter.wechat.people.fan;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.RecordStore;

final class FanRecords {

	private final RecordStore records;

	private final String collection;

	FanRecords(RecordStore records, String appId) {
		this.records = records;
		this.collection = "wechat-fan-" + appId.toLowerCase(Locale.ROOT);
	}

	Entry entry(String openId) {
		return this.records.find(this.collection, openId).map(Entry::of).orElseGet(() -> new Entry(openId, null, null));
	}

	/** Fails with a conflict if the record was changed since the entry was read. */
	void write(Entry entry, StoredFan fan) {
		if (entry.record() != null) {
			this.records.update(entry.record().withJson(fan.write()));
		}
		else {
			this.records.insert(this.collection, entry.openId(), fan.write());
		}
	}

	/**
	 * Changes a record, also while others do; null stands for none, and for no change.
	 */
	void change(String openId, UnaryOperator<@Nullable StoredFan> change) {
		this.records.change(this.collection, openId, (json) -> {
			StoredFan after = change.apply((json != null) ? StoredFan.read(openId, json) : null);
			return (after != null) ? after.write() : null;
		});
	}

	/** Changes a record; where there is none, the next sync makes it. */
	void changeKnown(String openId, UnaryOperator<WeChatFan> change) {
		change(openId, (known) -> (known != null) ? known.with(change.apply(known.fan())) : null);
	}

	WeChatFan refresh(String openId, FanDetails details) {
		return RecordStore.again(() -> {
			// Before WeChat is asked, so that an event that comes meanwhile is not
			// undone.
			Entry entry = entry(openId);
			WeChatFan now = details.one(openId);
			StoredFan before = entry.stored();
			if (before == null && !now.subscribed()) {
				return now;
			}
			WeChatFan after = (before != null && !now.subscribed()) ? before.fan().left() : now;
			if (before == null || !after.equals(before.fan())) {
				write(entry, (before != null) ? before.with(after) : StoredFan.of(after));
			}
			return after;
		});
	}

	Page list(String afterOpenId, int limit) {
		RecordStore.Page page = this.records.list(this.collection, afterOpenId, limit);
		return new Page(page.records().stream().map(Entry::of).toList(), page.hasMore());
	}

	long count() {
		return this.records.count(this.collection);
	}

	/** A fan's place in the store as it was read; null for a fan without a record. */
	record Entry(String openId, RecordStore.@Nullable Document record, @Nullable StoredFan stored) {

		static Entry of(RecordStore.Document record) {
			return new Entry(record.id(), record, StoredFan.read(record.id(), record.json()));
		}

		/** What a sync has found, or null if it has not seen the fan. */
		StoredFan.@Nullable Outcome foundBy(long sync) {
			return (this.stored != null && this.stored.generation() == sync) ? this.stored.outcome() : null;
		}

		boolean subscribed() {
			return this.stored != null && this.stored.fan().subscribed();
		}

	}

	record Page(List<Entry> entries, boolean hasMore) {

		List<WeChatFan> fans() {
			return this.entries.stream().map(Entry::stored).filter(Objects::nonNull).map(StoredFan::fan).toList();
		}

		String lastOpenId() {
			return this.entries.get(this.entries.size() - 1).openId();
		}

	}

}
