package cn.bootx.starter.wechat.people.fan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

record FanRecords(RecordStore records, String appId) {

	Entry entry(String openId) {
		return this.records.find(collection(), openId).map(Entry::of).orElseGet(() -> new Entry(openId, null, null));
	}

	private String collection() {
		return "wechat-fan-" + this.appId.toLowerCase(Locale.ROOT);
	}

	/** Fails with a conflict if the record was changed since the entry was read. */
	void write(Entry entry, StoredFan fan) {
		if (entry.record() != null) {
			this.records.update(entry.record().withJson(fan.write()));
		}
		else {
			this.records.insert(collection(), entry.openId(), fan.write());
		}
	}

	/** Changes a record, also while others do; null stands for none and no change. */
	void change(String openId, UnaryOperator<@Nullable StoredFan> change) {
		this.records.change(collection(), openId, (json) -> {
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

	Stream<WeChatFan> all() {
		return this.records.all(collection()).map((record) -> StoredFan.read(record.id(), record.json()).fan());
	}

	Page list(String afterOpenId, int limit) {
		RecordStore.Page page = this.records.list(collection(), afterOpenId, limit);
		return new Page(page.records().stream().map(Entry::of).toList(), page.hasMore());
	}

	long count() {
		return this.records.count(collection());
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

	/**
	 * A fan as stored, with the last sync that has seen the fan, or 0. The status time is
	 * WeChat's second of the last subscribe or unsubscribe that is known, so that a late
	 * event undoes nothing; never this machine's clock.
	 */
	record StoredFan(WeChatFan fan, long statusTime, long generation, @Nullable Outcome outcome) {

		/** A fan without a record. */
		static StoredFan of(WeChatFan fan) {
			return new StoredFan(fan, 0, 0, null).with(fan);
		}

		StoredFan with(WeChatFan newFan) {
			Instant subscribed = newFan.subscribed() ? newFan.subscribeTime() : null;
			long time = (subscribed != null) ? Math.max(this.statusTime, subscribed.getEpochSecond()) : this.statusTime;
			return new StoredFan(newFan, time, this.generation, this.outcome);
		}

		StoredFan at(long second, WeChatFan newFan) {
			return new StoredFan(newFan, second, this.generation, this.outcome);
		}

		StoredFan seenBy(long sync, Outcome found) {
			return new StoredFan(this.fan, this.statusTime, sync, found);
		}

		String write() {
			Instant time = this.fan.subscribeTime();
			ObjectNode json = Json.toTree(this.fan).without("openId");
			if (time != null) {
				json.put("subscribeTime", time.getEpochSecond());
			}
			json.put("statusTime", this.statusTime).put("generation", this.generation);
			return Json.write((this.outcome != null) ? json.put("outcome", this.outcome.name()) : json);
		}

		static StoredFan read(String openId, String stored) {
			ObjectNode json = (ObjectNode) Json.readTree(stored);
			JsonNode seconds = json.path("subscribeTime");
			if (seconds.isNumber()) {
				json.put("subscribeTime", Duration.ofSeconds(seconds.asLong()).toMillis());
			}
			json.put("openId", openId);
			String outcome = json.path("outcome").asText(null);
			return new StoredFan(Json.convert(json, WeChatFan.class), json.path("statusTime").asLong(),
					json.path("generation").asLong(), (outcome != null) ? Outcome.valueOf(outcome) : null);
		}

		/** Kept in the record, so that a sync that is resumed counts each fan once. */
		enum Outcome {

			ADDED, CHANGED, SAME,

			/** Not in the list, but follows: came while it was read. */
			LATE,

			/** Not in the list, and does not follow. */
			GONE

		}

	}

}
