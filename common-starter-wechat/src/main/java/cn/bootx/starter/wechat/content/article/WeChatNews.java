package cn.bootx.starter.wechat.content.article;

import java.time.Instant;
import java.util.List;

/**
 * Articles that belong together: a draft, a publication or a permanent material.
 *
 * @param id {@code article_id} of a publication, else {@code media_id}
 * @param items its articles
 * @param updatedAt when it was changed last
 * @since 0.1.0
 */
public record WeChatNews(String id, List<WeChatNewsItem> items, Instant updatedAt) {

	public WeChatNews {
		items = List.copyOf(items);
	}

	/** The titles of its articles. */
	public List<String> titles() {
		return this.items.stream().map((item) -> item.article().title()).toList();
	}

}
