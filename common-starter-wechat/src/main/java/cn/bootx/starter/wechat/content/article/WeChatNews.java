package cn.bootx.starter.wechat.content.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.wechat.content.WeChatPage;

/**
 * Articles that belong together: a draft, a publication or a permanent material.
 *
 * @param id {@code article_id} of a publication, else {@code media_id}
 * @since 0.1.0
 */
public record WeChatNews(String id, List<Item> items, Instant updatedAt) {

	public WeChatNews {
		items = List.copyOf(items);
	}

	/** The titles of its articles. */
	public List<String> titles() {
		return this.items.stream().map((item) -> item.article().title()).toList();
	}

	/** Reads a page of drafts, publications or permanent news. */
	public static WeChatPage<WeChatNews> page(String api, JsonNode answer, String id) {
		// Seconds: read as milliseconds they are a day in 1970.
		return WeChatPage.of(api, answer,
				(item) -> new WeChatNews(UnreadableAnswer.require(Platform.WECHAT, api, item, id),
						Item.listOf(item.path("content").path("news_item")),
						Instant.ofEpochSecond(item.path("update_time").asLong())));
	}

	/**
	 * An article as WeChat keeps it.
	 *
	 * @param url its page; of a draft a temporary one
	 */
	public record Item(WeChatArticle article, @Nullable String url, @Nullable String thumbUrl, boolean deleted) {

		/** Reads WeChat's {@code news_item}. */
		public static List<Item> listOf(JsonNode items) {
			List<Item> all = new ArrayList<>(items.size());
			for (JsonNode item : items) {
				all.add(new Item(ArticleJson.read(item), ArticleJson.text(item, "url"),
						ArticleJson.text(item, "thumb_url"), item.path("is_deleted").asBoolean()));
			}
			return List.copyOf(all);
		}

	}

}
