package cn.bootx.starter.wechat.content.article;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.send.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ArticleRulesTests {

	private static final String API = "/cgi-bin/draft/add";

	static Stream<Arguments> problems() {
		return Stream.of(arguments(news().title(" "), "title is missing or blank"),
				arguments(news().title("字".repeat(33)), "title has 33 characters, allowed are 32"),
				arguments(news().author("字".repeat(17)), "author has 17 characters, allowed are 16"),
				arguments(news().digest("字".repeat(129)), "digest has 129 characters, allowed are 128"),
				arguments(news().content(null), "content is missing or blank"),
				arguments(news().content(""), "content is missing or blank"),
				arguments(news().content("字".repeat(20_000)), "content has 20000 characters, allowed are 19999"),
				arguments(news().contentSourceUrl("https://example.com/" + "字".repeat(335)),
						"content_source_url has 1025 bytes in UTF-8, allowed are 1024"),
				arguments(news().thumbMediaId(null), "thumb_media_id is missing or blank"),
				arguments(news().imageMediaIds(List.of("M")),
						"image_info belongs to a newspic; pictures of news are in the content"),
				arguments(news().crop(WeChatArticle.Crop.Ratio.SCREEN, new WeChatArticle.Crop(0, 0, 1, 1)),
						"crop 16_9 belongs to a newspic; news have 2.35_1 and 1_1"),
				arguments(news().crop(WeChatArticle.Crop.Ratio.WIDE, new WeChatArticle.Crop(0.5, 0, 0.5, 1)),
						"crop 2.35_1 is [0.5, 0, 0.5, 1], which must be x1 < x2 and y1 < y2 between 0 and 1"),
				arguments(news().crop(WeChatArticle.Crop.Ratio.WIDE, new WeChatArticle.Crop(0, 0, 1, 1.1)),
						"crop 2.35_1 is [0, 0, 1, 1.1], which must be x1 < x2 and y1 < y2 between 0 and 1"),
				arguments(pictures(0), "image_info.image_list has 0 items, allowed are 1 to 20"),
				arguments(pictures(21), "image_info.image_list has 21 items, allowed are 1 to 20"),
				arguments(pictures(1).imageMediaIds(List.of(" ")), "image_info.image_list has a blank image_media_id"));
	}

	@ParameterizedTest
	@MethodSource("problems")
	void namesTheFieldTheLimitAndTheSize(WeChatArticle.Builder article, String problem) {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> ArticleRules.check(API, List.of(news().build(), article.build())))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(InvalidMessageException.Problem::toString)
				.containsExactly("articles[1]." + problem))
			.withMessageContaining("articles[1]." + problem);
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> ArticleRules.check(API, 0, article.build()))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(InvalidMessageException.Problem::toString)
				.containsExactly("articles." + problem));
	}

	@Test
	void everythingAtItsLimitIsAllowed() {
		WeChatArticle largest = news().title("😀".repeat(32))
			.author("😀".repeat(16))
			.digest("😀".repeat(128))
			.content("😀".repeat(19_999))
			.contentSourceUrl("u".repeat(1024))
			.crop(WeChatArticle.Crop.Ratio.WIDE, new WeChatArticle.Crop(0, 0, 1, 1))
			.build();
		assertThatCode(() -> ArticleRules.check(API, Collections.nCopies(8, largest))).doesNotThrowAnyException();
		assertThatCode(() -> ArticleRules.check(API, 0, pictures(20).build())).doesNotThrowAnyException();
	}

	@Test
	void aDraftHasOneToEightArticles() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> ArticleRules.check(API, List.of()))
			.withMessageContaining("articles has 0 items, allowed are 1 to 8");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> ArticleRules.check(API, Collections.nCopies(9, news().build())))
			.withMessageContaining("articles has 9 items, allowed are 1 to 8");
	}

	@Test
	void allProblemsAreReportedAtOnce() {
		WeChatArticle bad = news().title("").author("a".repeat(17)).content("x".repeat(1024 * 1024)).build();
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> ArticleRules.check(API, 0, bad))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(InvalidMessageException.Problem::toString)
				.containsExactly("articles.title is missing or blank",
						"articles.author has 17 characters, allowed are 16",
						"articles.content has 1048576 characters, allowed are 19999",
						"articles.content has 1048576 bytes in UTF-8, allowed are 1048575"));
	}

	private static WeChatArticle.Builder news() {
		return WeChatArticle.news("Title", "text", "THUMB");
	}

	private static WeChatArticle.Builder pictures(int count) {
		return WeChatArticle.pictures("Title", "text", Collections.nCopies(count, "M"));
	}

}
