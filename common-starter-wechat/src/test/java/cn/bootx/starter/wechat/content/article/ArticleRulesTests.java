package cn.bootx.starter.wechat.content.article;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ArticleRulesTests {

	static Stream<Arguments> problems() {
		return Stream.of(arguments(news().title(" "), "title is missing"),
				arguments(news().title("字".repeat(33)), "title has 33 characters, at most 32 are allowed"),
				arguments(news().author("字".repeat(17)), "author has 17 characters, at most 16 are allowed"),
				arguments(news().digest("字".repeat(129)), "digest has 129 characters, at most 128 are allowed"),
				arguments(news().content(null), "content is missing"),
				arguments(news().content(""), "content is missing"),
				arguments(news().content("字".repeat(20_000)),
						"content has 20000 characters, fewer than 20000 are allowed"),
				arguments(news().contentSourceUrl("https://example.com/" + "字".repeat(335)),
						"content_source_url has 1025 bytes, at most 1024 are allowed"),
				arguments(news().thumbMediaId(null), "thumb_media_id is missing"),
				arguments(news().imageMediaIds(List.of("M")),
						"image_info belongs to a newspic; pictures of news are in the content"),
				arguments(news().crop(WeChatCoverRatio.SCREEN, new WeChatCoverCrop(0, 0, 1, 1)),
						"crop 16_9 belongs to a newspic; news have 2.35_1 and 1_1"),
				arguments(news().crop(WeChatCoverRatio.WIDE, new WeChatCoverCrop(0.5, 0, 0.5, 1)),
						"crop 2.35_1 is [0.5, 0, 0.5, 1], which must be x1 < x2 and y1 < y2 between 0 and 1"),
				arguments(news().crop(WeChatCoverRatio.WIDE, new WeChatCoverCrop(0, 0, 1, 1.1)),
						"crop 2.35_1 is [0, 0, 1, 1.1], which must be x1 < x2 and y1 < y2 between 0 and 1"),
				arguments(pictures(0), "image_info.image_list has 0 pictures, 1 to 20 are allowed"),
				arguments(pictures(21), "image_info.image_list has 21 pictures, 1 to 20 are allowed"),
				arguments(pictures(1).imageMediaIds(List.of(" ")), "image_info.image_list has a blank image_media_id"));
	}

	@ParameterizedTest
	@MethodSource("problems")
	void namesTheFieldTheLimitAndTheSize(WeChatArticleBuilder article, String problem) {
		assertThatExceptionOfType(InvalidArticleException.class)
			.isThrownBy(() -> ArticleRules.check(List.of(news().build(), article.build())))
			.satisfies((ex) -> assertThat(ex.problems()).containsExactly("articles[1]." + problem))
			.withMessageContaining("articles[1]." + problem);
		assertThatExceptionOfType(InvalidArticleException.class).isThrownBy(() -> ArticleRules.check(article.build()))
			.satisfies((ex) -> assertThat(ex.problems()).containsExactly(problem));
	}

	@Test
	void everythingAtItsLimitIsAllowed() {
		WeChatArticle largest = news().title("😀".repeat(32))
			.author("😀".repeat(16))
			.digest("😀".repeat(128))
			.content("😀".repeat(19_999))
			.contentSourceUrl("u".repeat(1024))
			.crop(WeChatCoverRatio.WIDE, new WeChatCoverCrop(0, 0, 1, 1))
			.build();
		assertThatCode(() -> ArticleRules.check(Collections.nCopies(8, largest))).doesNotThrowAnyException();
		assertThatCode(() -> ArticleRules.check(pictures(20).build())).doesNotThrowAnyException();
	}

	@Test
	void aDraftHasOneToEightArticles() {
		assertThatExceptionOfType(InvalidArticleException.class).isThrownBy(() -> ArticleRules.check(List.of()))
			.withMessageContaining("1 to 8 articles, these are 0");
		assertThatExceptionOfType(InvalidArticleException.class)
			.isThrownBy(() -> ArticleRules.check(Collections.nCopies(9, news().build())))
			.withMessageContaining("1 to 8 articles, these are 9");
	}

	@Test
	void allProblemsAreToldAtOnce() {
		WeChatArticle bad = news().title("").author("a".repeat(17)).content("x".repeat(1024 * 1024)).build();
		assertThatExceptionOfType(InvalidArticleException.class).isThrownBy(() -> ArticleRules.check(bad))
			.satisfies((ex) -> assertThat(ex.problems()).containsExactly("title is missing",
					"author has 17 characters, at most 16 are allowed",
					"content has 1048576 characters, fewer than 20000 are allowed",
					"content has 1048576 bytes, fewer than 1048576 are allowed"));
	}

	private static WeChatArticleBuilder news() {
		return WeChatArticle.news("Title", "text", "THUMB");
	}

	private static WeChatArticleBuilder pictures(int count) {
		return WeChatArticle.pictures("Title", "text", Collections.nCopies(count, "M"));
	}

}
