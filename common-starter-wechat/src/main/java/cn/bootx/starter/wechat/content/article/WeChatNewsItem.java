package cn.bootx.starter.wechat.content.article;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An article as WeChat keeps it.
 *
 * @param article what was written
 * @param url its page; of a draft a temporary one
 * @param thumbUrl address of the cover, or null
 * @param deleted whether it was published and deleted
 * @since 0.1.0
 */
public record WeChatNewsItem(WeChatArticle article, @Nullable String url, @Nullable String thumbUrl, boolean deleted) {

	/**
	 * Reads WeChat's {@code news_item}.
	 * @param items the array, or a missing node for none
	 */
	public static List<WeChatNewsItem> listOf(JsonNode items) {
		List<WeChatNewsItem> all = new ArrayList<>(items.size());
		for (JsonNode item : items) {
			all.add(new WeChatNewsItem(ArticleJson.read(item), ArticleJson.text(item, "url"),
					ArticleJson.text(item, "thumb_url"), item.path("is_deleted").asBoolean()));
		}
		return List.copyOf(all);
	}

}
