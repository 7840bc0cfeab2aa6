package cn.bootx.starter.wechat.admin;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechat.content.article.WeChatArticle;
import cn.bootx.starter.wechat.content.article.WeChatNews;

/**
 * What is shown of permanent articles that belong together.
 *
 * @param mediaId their id
 * @param content the articles
 * @param updateTime when they were changed last
 */
record WeChatNewsDto(String mediaId, Content content, Instant updateTime) {

	static WeChatNewsDto of(WeChatNews news) {
		return new WeChatNewsDto(news.id(), new Content(news.items().stream().map(Article::of).toList()),
				news.updatedAt());
	}

	/**
	 * Articles, one level deeper as in the original system.
	 *
	 * @param articles the articles
	 */
	public record Content(List<Article> articles) {
	}

	/**
	 * One article.
	 *
	 * @param title its title
	 * @param author its author, or null
	 * @param digest its summary, or null
	 * @param content its HTML, or null
	 * @param contentSourceUrl address behind 阅读原文, or null
	 * @param thumbMediaId material that is the cover, or null
	 * @param thumbUrl address of the cover, or null
	 * @param url its page, or null
	 * @param needOpenComment whether readers may comment
	 * @param onlyFansCanComment whether only followers may
	 */
	public record Article(String title, @Nullable String author, @Nullable String digest, @Nullable String content,
			@Nullable String contentSourceUrl, @Nullable String thumbMediaId, @Nullable String thumbUrl,
			@Nullable String url, boolean needOpenComment, boolean onlyFansCanComment) {

		static Article of(WeChatNews.Item item) {
			WeChatArticle article = item.article();
			return new Article(article.title(), article.author(), article.digest(), article.content(),
					article.contentSourceUrl(), article.thumbMediaId(), item.thumbUrl(), item.url(),
					article.openComment(), article.onlyFansComment());
		}

	}

}
