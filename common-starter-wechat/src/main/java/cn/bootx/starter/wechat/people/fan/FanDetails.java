package cn.bootx.starter.wechat.people.fan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * What WeChat says of fans.
 */
final class FanDetails {

	/** As many as one call takes. */
	static final int BATCH = 100;

	private static final String LANGUAGE = "zh_CN";

	private static final String UNKNOWN_OPEN_ID = "40003";

	private final WeChatApi api;

	FanDetails(WeChatApi api) {
		this.api = api;
	}

	/**
	 * One fan.
	 * @return he may not follow: then WeChat says nothing else of him
	 * @throws PlatformException if the account does not know him
	 */
	WeChatFan one(String openId) {
		return read(this.api.get("/cgi-bin/user/info", Map.of("openid", openId, "lang", LANGUAGE)));
	}

	/**
	 * Those of up to {@value #BATCH} fans who follow, by open id.
	 */
	Map<String, WeChatFan> followers(List<String> openIds) {
		Map<String, WeChatFan> found = new LinkedHashMap<>();
		if (!openIds.isEmpty()) {
			collect(openIds, found);
		}
		return found;
	}

	/** One open id that the account does not know fails a call for all of them. */
	private void collect(List<String> openIds, Map<String, WeChatFan> found) {
		JsonNode list;
		try {
			list = this.api.post("/cgi-bin/user/info/batchget", request(openIds)).path("user_info_list");
		}
		catch (PlatformException ex) {
			if (!isUnknown(ex)) {
				throw ex;
			}
			int half = openIds.size() / 2;
			if (half > 0) {
				collect(openIds.subList(0, half), found);
				collect(openIds.subList(half, openIds.size()), found);
			}
			return;
		}
		for (JsonNode info : list) {
			WeChatFan fan = read(info);
			if (fan.subscribed()) {
				found.put(fan.openId(), fan);
			}
		}
	}

	static boolean isUnknown(PlatformException failure) {
		return failure.code().equals(UNKNOWN_OPEN_ID);
	}

	private static ObjectNode request(List<String> openIds) {
		ObjectNode request = Json.object();
		ArrayNode users = request.putArray("user_list");
		openIds.forEach((openId) -> users.addObject().put("openid", openId).put("lang", LANGUAGE));
		return request;
	}

	private static WeChatFan read(JsonNode info) {
		String openId = info.path("openid").asText();
		if (info.path("subscribe").asInt() != 1) {
			return WeChatFan.stranger(openId);
		}
		List<Integer> tags = new ArrayList<>();
		info.path("tagid_list").forEach((tag) -> tags.add(tag.asInt()));
		// Seconds, unlike everything else that counts time in Java.
		Instant time = info.hasNonNull("subscribe_time") ? Instant.ofEpochSecond(info.path("subscribe_time").asLong())
				: null;
		return new WeChatFan(openId, text(info, "unionid"), true, time, info.path("remark").asText(), tags,
				text(info, "subscribe_scene"), info.path("qr_scene").asLong(), text(info, "qr_scene_str"),
				text(info, "language"));
	}

	private static @Nullable String text(JsonNode info, String name) {
		String text = info.path(name).asText("");
		return text.isEmpty() ? null : text;
	}

}
