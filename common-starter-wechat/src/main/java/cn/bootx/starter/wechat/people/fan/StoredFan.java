package cn.bootx.starter.wechat.people.fan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * A fan as stored.
 *
 * @param fan the fan
 * @param statusTime WeChat's second of the last subscribe or unsubscribe that is known,
 * so that an event that comes late undoes nothing; never this machine's clock
 * @param generation the last sync that has seen the fan, or 0
 * @param outcome what that sync found, or null before the first one
 */
record StoredFan(WeChatFan fan, long statusTime, long generation, @Nullable FanOutcome outcome) {

	/** A fan without a record. */
	static StoredFan of(WeChatFan fan) {
		return new StoredFan(fan, 0, 0, null).with(fan);
	}

	StoredFan with(WeChatFan newFan) {
		Instant subscribed = newFan.subscribed() ? newFan.subscribeTime() : null;
		long time = (subscribed != null) ? Math.max(this.statusTime, subscribed.getEpochSecond()) : this.statusTime;
		return new StoredFan(newFan, time, this.generation, this.outcome);
	}

	/** After an event. */
	StoredFan at(long second, WeChatFan newFan) {
		return new StoredFan(newFan, second, this.generation, this.outcome);
	}

	StoredFan seenBy(long sync, FanOutcome found) {
		return new StoredFan(this.fan, this.statusTime, sync, found);
	}

	String write() {
		ObjectNode json = Json.object().put("subscribed", this.fan.subscribed());
		put(json, "unionId", this.fan.unionId());
		Instant time = this.fan.subscribeTime();
		if (time != null) {
			json.put("subscribeTime", time.getEpochSecond());
		}
		json.put("remark", this.fan.remark());
		ArrayNode tags = json.putArray("tagIds");
		this.fan.tagIds().forEach(tags::add);
		put(json, "subscribeScene", this.fan.subscribeScene());
		json.put("qrScene", this.fan.qrScene());
		put(json, "qrSceneStr", this.fan.qrSceneStr());
		put(json, "language", this.fan.language());
		json.put("statusTime", this.statusTime).put("generation", this.generation);
		put(json, "outcome", (this.outcome != null) ? this.outcome.name() : null);
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
				(outcome != null) ? FanOutcome.valueOf(outcome) : null);
	}

	private static void put(ObjectNode json, String name, @Nullable String value) {
		if (value != null) {
			json.put(name, value);
		}
	}

}
