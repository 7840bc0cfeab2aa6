package cn.bootx.starter.wechat.content;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A page of a list of WeChat.
 *
 * @param total how many entries all pages have together
 * @since 0.1.0
 */
public record WeChatPage<T>(long total, List<T> items) {

	/** Largest page of material, drafts and publications. */
	public static final int MAX_COUNT = 20;

	public WeChatPage {
		items = List.copyOf(items);
	}

	/**
	 * Begins the request for a page of material, drafts or publications.
	 * @throws InvalidMessageException if there is no such page
	 */
	public static ObjectNode request(String api, int offset, int count) {
		MessageCheck.of(Platform.WECHAT, api)
			.number("offset", offset, 0, Integer.MAX_VALUE)
			.number("count", count, 1, MAX_COUNT)
			.done();
		return Json.object().put("offset", offset).put("count", count);
	}

	public static <T> WeChatPage<T> of(String api, JsonNode answer, Function<JsonNode, T> reader) {
		List<T> items = Json.list(UnreadableAnswer.list(Platform.WECHAT, api, answer, "item"), reader);
		return new WeChatPage<>(UnreadableAnswer.number(Platform.WECHAT, api, answer, "total_count"), items);
	}

}
