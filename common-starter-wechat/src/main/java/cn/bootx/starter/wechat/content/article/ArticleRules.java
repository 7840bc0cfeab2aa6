package cn.bootx.starter.wechat.content.article;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * WeChat's limits of articles. All problems are found at once.
 */
final class ArticleRules {

	private static final int MAX_ARTICLES = 8;

	private static final int MAX_TITLE = 32;

	private static final int MAX_AUTHOR = 16;

	private static final int MAX_DIGEST = 128;

	private static final int MAX_SOURCE_URL_BYTES = 1024;

	private static final int CONTENT_CHARACTERS = 20_000;

	private static final int CONTENT_BYTES = 1024 * 1024;

	private static final int MAX_IMAGES = 20;

	private final List<String> problems = new ArrayList<>();

	private final String place;

	private final WeChatArticle article;

	private ArticleRules(String place, WeChatArticle article) {
		this.place = place;
		this.article = article;
	}

	/** Checks the articles of a draft. */
	static void check(List<WeChatArticle> articles) {
		List<String> problems = new ArrayList<>();
		if (articles.isEmpty() || articles.size() > MAX_ARTICLES) {
			problems.add("articles: a draft has 1 to " + MAX_ARTICLES + " articles, these are " + articles.size());
		}
		for (int i = 0; i < articles.size(); i++) {
			problems.addAll(new ArticleRules("articles[" + i + "].", articles.get(i)).problems());
		}
		refuse(problems);
	}

	/** Checks one article. */
	static void check(WeChatArticle article) {
		refuse(new ArticleRules("", article).problems());
	}

	private static void refuse(List<String> problems) {
		if (!problems.isEmpty()) {
			throw new InvalidArticleException(problems);
		}
	}

	private List<String> problems() {
		required("title", this.article.title());
		atMost("title", this.article.title(), MAX_TITLE);
		atMost("author", this.article.author(), MAX_AUTHOR);
		atMost("digest", this.article.digest(), MAX_DIGEST);
		content(this.article.content());
		int url = bytes(this.article.contentSourceUrl());
		if (url > MAX_SOURCE_URL_BYTES) {
			problem("content_source_url", "has " + url + " bytes, at most " + MAX_SOURCE_URL_BYTES + " are allowed");
		}
		if (this.article.type() == WeChatArticleType.NEWS) {
			news();
		}
		else {
			images(this.article.imageMediaIds());
		}
		this.article.crops().forEach(this::crop);
		return this.problems;
	}

	private void content(@Nullable String content) {
		required("content", content);
		int characters = characters(content);
		if (characters >= CONTENT_CHARACTERS) {
			problem("content", "has " + characters + " characters, fewer than " + CONTENT_CHARACTERS + " are allowed");
		}
		int bytes = bytes(content);
		if (bytes >= CONTENT_BYTES) {
			problem("content", "has " + bytes + " bytes, fewer than " + CONTENT_BYTES + " are allowed");
		}
	}

	private void news() {
		required("thumb_media_id", this.article.thumbMediaId());
		if (!this.article.imageMediaIds().isEmpty()) {
			problem("image_info", "belongs to a newspic; pictures of news are in the content");
		}
		if (this.article.crops().containsKey(WeChatCoverRatio.SCREEN)) {
			problem("crop 16_9", "belongs to a newspic; news have 2.35_1 and 1_1");
		}
	}

	private void images(List<String> ids) {
		if (ids.isEmpty() || ids.size() > MAX_IMAGES) {
			problem("image_info.image_list", "has " + ids.size() + " pictures, 1 to " + MAX_IMAGES + " are allowed");
		}
		if (ids.stream().anyMatch(String::isBlank)) {
			problem("image_info.image_list", "has a blank image_media_id");
		}
	}

	private void crop(WeChatCoverRatio ratio, WeChatCoverCrop crop) {
		if (!crop.valid()) {
			problem("crop " + ratio.ratio(),
					"is " + crop.numbers() + ", which must be x1 < x2 and y1 < y2 between 0 and 1");
		}
	}

	private void required(String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			problem(field, "is missing");
		}
	}

	private void atMost(String field, @Nullable String value, int max) {
		int characters = characters(value);
		if (characters > max) {
			problem(field, "has " + characters + " characters, at most " + max + " are allowed");
		}
	}

	private void problem(String field, String what) {
		this.problems.add(this.place + field + " " + what);
	}

	private static int characters(@Nullable String text) {
		return (text != null) ? text.codePointCount(0, text.length()) : 0;
	}

	private static int bytes(@Nullable String text) {
		return (text != null) ? text.getBytes(StandardCharsets.UTF_8).length : 0;
	}

}
