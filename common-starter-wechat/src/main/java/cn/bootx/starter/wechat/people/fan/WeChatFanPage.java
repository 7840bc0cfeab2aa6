package cn.bootx.starter.wechat.people.fan;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;

/**
 * A page of a list that names where its next page begins: records, or open ids of WeChat,
 * up to 10,000 of them.
 *
 * @param <T> type of the entries
 * @param items the entries in their order; may be empty on the last page
 * @param next where the next page begins, or null if this is the last
 * @since 0.1.0
 */
public record WeChatFanPage<T>(List<T> items, @Nullable String next) {

	public WeChatFanPage {
		items = List.copyOf(items);
	}

	/**
	 * Reads a page of open ids. WeChat names a next page also after the last one, and
	 * answers it with an empty page without a list.
	 * @param api path of the API, for the exception
	 * @param from where the page was asked to begin: an answer that names it again has no
	 * end
	 */
	static WeChatFanPage<String> of(String api, JsonNode answer, String from) {
		List<String> openIds = new ArrayList<>();
		JsonNode data = answer.path("data");
		if (data.has("openid") || UnreadableAnswer.number(Platform.WECHAT, api, answer, "count") > 0) {
			UnreadableAnswer.list(Platform.WECHAT, api, data, "openid")
				.forEach((openId) -> openIds.add(openId.asText()));
		}
		if (openIds.size() < answer.path("count").asLong()) {
			throw UnreadableAnswer.without(Platform.WECHAT, api, "data.openid");
		}
		String next = answer.path("next_openid").asText("");
		boolean last = openIds.isEmpty() || next.isEmpty() || next.equals(from);
		return new WeChatFanPage<>(openIds, last ? null : next);
	}

}
