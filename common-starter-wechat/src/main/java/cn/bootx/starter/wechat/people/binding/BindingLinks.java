package cn.bootx.starter.wechat.people.binding;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

/**
 * The two directions of the bindings of one account, a record each. Links are never
 * deleted, only made to point nowhere: a version that starts again at 1 would let a
 * writer that read the record before overwrite one that it has never seen.
 */
final class BindingLinks {

	private final RecordStore records;

	private final String users;

	private final String openIds;

	BindingLinks(RecordStore records, String appId) {
		this.records = records;
		this.users = "wechat-binding-user-" + appId.toLowerCase(Locale.ROOT);
		this.openIds = "wechat-binding-open-id-" + appId.toLowerCase(Locale.ROOT);
	}

	Link ofUser(String userId) {
		return new Link(this.users, userId, this.records.find(this.users, userId).orElse(null));
	}

	Link ofOpenId(String openId) {
		return new Link(this.openIds, openId, this.records.find(this.openIds, openId).orElse(null));
	}

	/** Fails with a conflict if it was written since it was read. */
	Link write(Link link, String json) {
		RecordStore.Document record = link.record();
		RecordStore.Document written = (record != null) ? this.records.update(record.withJson(json))
				: this.records.insert(link.collection(), link.id(), json);
		return new Link(link.collection(), link.id(), written);
	}

	/** Makes a link point nowhere, unless another writer wrote it since it was read. */
	void free(Link link) {
		try {
			write(link, Link.FREE);
		}
		catch (RecordStore.ConflictException ex) {
			// Not ours any more.
		}
	}

	/** One direction of a binding as it was read, or the place where it would be. */
	record Link(String collection, String id, RecordStore.@Nullable Document record) {

		/** Content of a link that points nowhere. */
		static final String FREE = "{}";

		private static final String TARGET = "to";

		private static final String TIME = "at";

		static String json(String target, Instant at) {
			return Json.write(Json.object().put(TARGET, target).put(TIME, at.toEpochMilli()));
		}

		/** What it points to, or null. */
		@Nullable String target() {
			return content().path(TARGET).asText(null);
		}

		boolean pointsTo(String other) {
			return other.equals(target());
		}

		Instant since() {
			return Instant.ofEpochMilli(content().path(TIME).asLong());
		}

		String json() {
			return (this.record != null) ? this.record.json() : FREE;
		}

		private JsonNode content() {
			return Json.readTree(json());
		}

	}

}
