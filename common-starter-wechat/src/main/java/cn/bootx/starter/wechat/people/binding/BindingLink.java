package cn.bootx.starter.wechat.people.binding;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

/**
 * One direction of a binding as it was read, or the place where it would be.
 *
 * @param collection where it is kept
 * @param id a user id or an open id
 * @param record the stored record, or null if there never was one
 */
record BindingLink(String collection, String id, RecordStore.@Nullable Document record) {

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
