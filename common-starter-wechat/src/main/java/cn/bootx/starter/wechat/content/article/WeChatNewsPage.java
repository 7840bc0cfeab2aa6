package cn.bootx.starter.wechat.content.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;

/**
 * A page of drafts, publications or permanent news.
 *
 * @param total how many there are
 * @param items this page, the newest first
 * @since 0.1.0
 */
public record WeChatNewsPage(long total, List<WeChatNews> items) {

	/** Largest page that WeChat gives. */
	public static final int MAX_COUNT = 20;

	public WeChatNewsPage {
		items = List.copyOf(items);
	}

	/**
	 * Begins the request for a page.
	 * @throws IllegalArgumentException if there is no such page
	 */
	public static ObjectNode request(int offset, int count) {
		if (count < 1 || count > MAX_COUNT || offset < 0) {
			throw new IllegalArgumentException(
					"A page has 1 to " + MAX_COUNT + " entries from 0 on, asked were " + count + " from " + offset);
		}
		return Json.object().put("offset", offset).put("count", count);
	}

	/**
	 * Reads WeChat's answer.
	 * @param id name of the entries' id
	 */
	public static WeChatNewsPage of(JsonNode answer, String id) {
		List<WeChatNews> news = new ArrayList<>();
		for (JsonNode item : answer.path("item")) {
			// Seconds: read as milliseconds they are a day in 1970.
			news.add(new WeChatNews(item.path(id).asText(),
					WeChatNewsItem.listOf(item.path("content").path("news_item")),
					Instant.ofEpochSecond(item.path("update_time").asLong())));
		}
		return new WeChatNewsPage(answer.path("total_count").asLong(), news);
	}

}
