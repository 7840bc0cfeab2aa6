package cn.bootx.starter.wechat.admin;

import java.time.Instant;

import cn.bootx.starter.wechat.content.article.WeChatNews;

/**
 * What is shown of a publication.
 *
 * @param articleId its id
 * @param titles titles of its articles, with commas between them
 * @param updateTime when it was changed last
 */
record WeChatArticleDto(String articleId, String titles, Instant updateTime) {

	static WeChatArticleDto of(WeChatNews publication) {
		return new WeChatArticleDto(publication.id(), String.join(",", publication.titles()), publication.updatedAt());
	}

}
