package cn.bootx.starter.wechat.people.fan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

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
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("subscribed", this.fan.subscribed());
		json.put("unionId", this.fan.unionId());
		Instant time = this.fan.subscribeTime();
		json.put("subscribeTime", (time != null) ? time.getEpochSecond() : null);
		json.put("remark", this.fan.remark());
		json.put("tagIds", this.fan.tagIds());
		json.put("subscribeScene", this.fan.subscribeScene());
		json.put("qrScene", this.fan.qrScene());
		json.put("qrSceneStr", this.fan.qrSceneStr());
		json.put("language", this.fan.language());
		json.put("statusTime", this.statusTime);
		json.put("generation", this.generation);
		json.put("outcome", this.outcome);
		return Json.write(json);
	}

	static StoredFan read(String openId, String stored) {
		JsonNode json = Json.readTree(stored);
		List<Long> tags = new ArrayList<>();
		json.path("tagIds").forEach((tag) -> tags.add(tag.asLong()));
		JsonNode time = json.path("subscribeTime");
		WeChatFan fan = new WeChatFan(openId, json.path("unionId").asText(null), json.path("subscribed").asBoolean(),
				time.isMissingNode() ? null : Instant.ofEpochSecond(time.asLong()), json.path("remark").asText(), tags,
				json.path("subscribeScene").asText(null), json.path("qrScene").asLong(),
				json.path("qrSceneStr").asText(null), json.path("language").asText(null));
		String outcome = json.path("outcome").asText(null);
		return new StoredFan(fan, json.path("statusTime").asLong(), json.path("generation").asLong(),
				(outcome != null) ? Outcome.valueOf(outcome) : null);
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
