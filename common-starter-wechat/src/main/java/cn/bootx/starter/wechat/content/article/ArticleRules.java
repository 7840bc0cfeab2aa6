package cn.bootx.starter.wechat.content.article;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;

/** WeChat's limits of articles. All problems are found at once. */
final class ArticleRules {

	private static final int MAX_ARTICLES = 8;

	private static final int MAX_TITLE = 32;

	private static final int MAX_AUTHOR = 16;

	private static final int MAX_DIGEST = 128;

	private static final int MAX_SOURCE_URL_BYTES = 1024;

	/** Fewer than 20,000. */
	private static final int CONTENT_CHARACTERS = 19_999;

	/** Less than 1 MB. */
	private static final int CONTENT_BYTES = 1024 * 1024 - 1;

	private static final int MAX_IMAGES = 20;

	private ArticleRules() {
	}

	/**
	 * Checks the articles of a draft.
	 * @throws InvalidMessageException with every problem
	 */
	static void check(String api, List<WeChatArticle> articles) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, api).count("articles", articles, 1, MAX_ARTICLES);
		for (int i = 0; i < articles.size(); i++) {
			article(check.at("articles[" + i + "]"), articles.get(i));
		}
		check.done();
	}

	/**
	 * Checks the article that replaces one of a draft.
	 * @throws InvalidMessageException with every problem
	 */
	static void check(String api, int index, WeChatArticle article) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, api).number("index", index, 0, MAX_ARTICLES - 1L);
		article(check.at("articles"), article);
		check.done();
	}

	private static void article(MessageCheck check, WeChatArticle article) {
		check.characters("title", article.title(), MAX_TITLE)
			.optionalCharacters("author", article.author(), MAX_AUTHOR)
			.optionalCharacters("digest", article.digest(), MAX_DIGEST)
			.characters("content", article.content(), CONTENT_CHARACTERS)
			.optionalText("content", article.content(), CONTENT_BYTES)
			.optionalText("content_source_url", article.contentSourceUrl(), MAX_SOURCE_URL_BYTES);
		if (article.type() == WeChatArticle.Type.NEWS) {
			news(check, article);
		}
		else {
			check.count("image_info.image_list", article.imageMediaIds(), 1, MAX_IMAGES)
				.isTrue(article.imageMediaIds().stream().noneMatch(String::isBlank), "image_info.image_list",
						"has a blank image_media_id");
		}
		for (Map.Entry<WeChatArticle.Crop.Ratio, WeChatArticle.Crop> crop : article.crops().entrySet()) {
			check.isTrue(crop.getValue().valid(), "crop " + crop.getKey().ratio(),
					"is " + crop.getValue().numbers() + ", which must be x1 < x2 and y1 < y2 between 0 and 1");
		}
	}

	private static void news(MessageCheck check, WeChatArticle article) {
		check.required("thumb_media_id", article.thumbMediaId())
			.isTrue(article.imageMediaIds().isEmpty(), "image_info",
					"belongs to a newspic; pictures of news are in the content")
			.isTrue(!article.crops().containsKey(WeChatArticle.Crop.Ratio.SCREEN), "crop 16_9",
					"belongs to a newspic; news have 2.35_1 and 1_1");
	}

}
