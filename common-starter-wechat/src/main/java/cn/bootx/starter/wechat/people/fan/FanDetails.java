package cn.bootx.starter.wechat.people.fan;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.api.WeChatApi;

/** WeChat's data of fans. Only an answer that says so makes a fan a stranger. */
record FanDetails(WeChatApi api) {

	static final int BATCH = 100;

	private static final String ONE = "/cgi-bin/user/info";

	private static final String MANY = "/cgi-bin/user/info/batchget";

	private static final String LANGUAGE = "zh_CN";

	private static final String UNKNOWN_OPEN_ID = "40003";

	/** One fan; of one who does not follow there are no other data. */
	WeChatFan one(String openId) {
		return read(ONE, this.api.get(ONE, Map.of("openid", openId, "lang", LANGUAGE)));
	}

	Map<String, WeChatFan> followers(List<String> openIds) {
		Map<String, WeChatFan> found = new LinkedHashMap<>();
		if (!openIds.isEmpty()) {
			collect(openIds, found);
		}
		return found;
	}

	/** One open id that the account does not know fails a call for all of them. */
	private void collect(List<String> openIds, Map<String, WeChatFan> found) {
		Optional<JsonNode> answer = unlessUnknown(() -> this.api.post(MANY, request(openIds)));
		if (answer.isPresent()) {
			collect(openIds, UnreadableAnswer.list(Platform.WECHAT, MANY, answer.get(), "user_info_list"), found);
			return;
		}
		int half = openIds.size() / 2;
		if (half > 0) {
			collect(openIds.subList(0, half), found);
			collect(openIds.subList(half, openIds.size()), found);
		}
	}

	/** Those whom the answer leaves out are asked for one by one. */
	private void collect(List<String> openIds, JsonNode list, Map<String, WeChatFan> found) {
		Set<String> leftOut = new LinkedHashSet<>(openIds);
		for (JsonNode info : list) {
			WeChatFan fan = read(MANY, info);
			leftOut.remove(fan.openId());
			add(fan, found);
		}
		leftOut.forEach((openId) -> unlessUnknown(() -> one(openId)).ifPresent((fan) -> add(fan, found)));
	}

	private static void add(WeChatFan fan, Map<String, WeChatFan> found) {
		if (fan.subscribed()) {
			found.put(fan.openId(), fan);
		}
	}

	private static <T> Optional<T> unlessUnknown(Supplier<T> call) {
		try {
			return Optional.of(call.get());
		}
		catch (PlatformException ex) {
			if (!isUnknown(ex)) {
				throw ex;
			}
			return Optional.empty();
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

	private static WeChatFan read(String api, JsonNode info) {
		String openId = UnreadableAnswer.require(Platform.WECHAT, api, info, "openid");
		if (UnreadableAnswer.number(Platform.WECHAT, api, info, "subscribe") != 1) {
			return WeChatFan.stranger(openId);
		}
		// Seconds, unlike everything else that counts time in Java.
		Instant time = info.hasNonNull("subscribe_time") ? Instant.ofEpochSecond(info.path("subscribe_time").asLong())
				: null;
		return new WeChatFan(openId, Json.text(info, "unionid"), true, time, info.path("remark").asText(),
				Json.list(info.path("tagid_list"), JsonNode::asLong), Json.text(info, "subscribe_scene"),
				info.path("qr_scene").asLong(), Json.text(info, "qr_scene_str"), Json.text(info, "language"));
	}

}
