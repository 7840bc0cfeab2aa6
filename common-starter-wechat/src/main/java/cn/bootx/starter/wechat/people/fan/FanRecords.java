package cn.bootx.starter.wechat.people.fan;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.RecordStore;

/**
 * The records of one account's fans.
 */
final class FanRecords {

	/** How often a change that meets another one is tried. */
	static final int ATTEMPTS = 100;

	private final RecordStore records;

	private final String collection;

	FanRecords(RecordStore records, String appId) {
		this.records = records;
		this.collection = "wechat-fan-" + appId.toLowerCase(Locale.ROOT);
	}

	FanEntry entry(String openId) {
		return this.records.find(this.collection, openId)
			.map(FanEntry::of)
			.orElseGet(() -> new FanEntry(openId, null, null));
	}

	/**
	 * Writes a fan.
	 * @throws RecordStore.ConflictException if the record was changed since the entry was
	 * read
	 */
	void write(FanEntry entry, StoredFan fan) {
		if (entry.record() != null) {
			this.records.update(entry.record().withJson(fan.write()));
		}
		else {
			this.records.insert(this.collection, entry.openId(), fan.write());
		}
	}

	/**
	 * Changes the record of a fan, also while others change it.
	 * @param change gets null if there is no record; what it returns is stored, unless it
	 * is null or the same
	 * @throws RecordStore.ConflictException if others were faster again and again
	 */
	void change(String openId, UnaryOperator<@Nullable StoredFan> change) {
		RecordStore.again(() -> {
			FanEntry entry = entry(openId);
			StoredFan after = change.apply(entry.stored());
			if (after != null && !after.equals(entry.stored())) {
				write(entry, after);
			}
			return after;
		});
	}

	/** Changes a record; where there is none, the next sync makes it. */
	void changeKnown(String openId, UnaryOperator<WeChatFan> change) {
		change(openId, (known) -> (known != null) ? known.with(change.apply(known.fan())) : null);
	}

	Page list(String afterOpenId, int limit) {
		RecordStore.Page page = this.records.list(this.collection, afterOpenId, limit);
		return new Page(page.records().stream().map(FanEntry::of).toList(), page.hasMore());
	}

	long count() {
		return this.records.count(this.collection);
	}

	/**
	 * A page of entries.
	 *
	 * @param entries ordered by open id
	 * @param hasMore whether it is not the last
	 */
	record Page(List<FanEntry> entries, boolean hasMore) {

		List<WeChatFan> fans() {
			return this.entries.stream().map(FanEntry::stored).filter(Objects::nonNull).map(StoredFan::fan).toList();
		}

		String lastOpenId() {
			return this.entries.get(this.entries.size() - 1).openId();
		}

	}

}
