package cn.bootx.starter.core.send;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageCheckTests {

	private final MessageCheck check = MessageCheck.of(Platform.WECOM, "/cgi-bin/message/send");

	@Test
	void collectsEveryProblemInOrder() {
		this.check.text("title", " ", 10)
			.text("content", "x".repeat(11), 10)
			.count("articles", List.of(), 1, 8)
			.at("articles[2]")
			.address("url", "ftp://host");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(this.check::done).satisfies((ex) -> {
			assertThat((PlatformException) ex).satisfies((base) -> {
				assertThat(base.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
				assertThat(base.code()).isEqualTo("invalid-message");
				assertThat(base.platform()).isEqualTo(Platform.WECOM);
				assertThat(base.api()).isEqualTo("/cgi-bin/message/send");
				assertThat(base.retryable()).isFalse();
				assertThat(base.outcomeUnknown()).isFalse();
			});
			assertThat(ex.problems()).containsExactly(
					new InvalidMessageException.Problem("title", "is missing or blank", null, null),
					new InvalidMessageException.Problem("content", "has 11 bytes in UTF-8, allowed are 10", 10L, 11L),
					new InvalidMessageException.Problem("articles", "has 0 items, allowed are 1 to 8", 1L, 0L),
					InvalidMessageException.Problem.of("articles[2].url",
							"must begin with http:// or https:// and hold no white space"));
			assertThat(ex).hasMessageContaining("title is missing or blank; content has 11 bytes");
		});
	}

	@Test
	void aGoodMessagePasses() {
		this.check.text("a", "x", 1)
			.optionalText("b", null, 0)
			.optionalText("c", "", 0)
			.optionalCharacters("d", null, 0)
			.optionalAddress("e", null)
			.optionalAddress("f", "")
			.address("g", "https://例子.example/p?q=1")
			.count("h", null, 0, 1)
			.number("i", 3, 3, 3)
			.bytes("j", 1, 1)
			.matches("k", null, Pattern.compile("x"), "x")
			.present("l", this)
			.isTrue(true, "m", "is wrong");
		assertThat(this.check.problems()).isEmpty();
		assertThatCode(this.check::done).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource({ "a, 1, 1", "é, 2, 1", "汉, 3, 1", "😀, 4, 1", "👨‍👩‍👧, 18, 5", "a汉😀, 8, 3" })
	void countsBytesAndCharacters(String text, int bytes, int characters) {
		this.check.text("fits", text, bytes).characters("fits too", text, characters);
		assertThat(this.check.problems()).isEmpty();
		this.check.text("bytes", text, bytes - 1);
		if (characters > 1) {
			this.check.characters("characters", text, characters - 1);
		}
		assertThat(this.check.problems()).first()
			.isEqualTo(new InvalidMessageException.Problem("bytes",
					"has " + bytes + " bytes in UTF-8, allowed are " + (bytes - 1), (long) bytes - 1, (long) bytes));
		assertThat(this.check.problems()).hasSize((characters > 1) ? 2 : 1)
			.allMatch((problem) -> problem.size() == problem.limit() + 1);
	}

	@Test
	void halfASurrogatePairCountsAsTheQuestionMarkThatBecomesOfIt() {
		assertThat(this.check.text("half", "\uD83D", 1).problems()).isEmpty();
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { " ", "\t\r\n", "\u3000" })
	void whatMustBeThereIsNotBlank(String value) {
		this.check.text("a", value, 9).characters("b", value, 9).required("c", value).address("d", value);
		assertThat(this.check.problems()).extracting(InvalidMessageException.Problem::problem)
			.hasSize(4)
			.containsOnly("is missing or blank");
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "//host/path", "http://", "https://ho st/", "https://host/\nx",
			"data:text/plain,x", " https://host/" })
	void anAddressIsHttpWithoutWhiteSpace(String address) {
		assertThat(this.check.optionalAddress("url", address).problems()).hasSize(1);
	}

	@Test
	void anAddressHasALimit() {
		String longest = "https://host/" + "x".repeat(2048 - 13);
		assertThat(this.check.address("url", longest).problems()).isEmpty();
		assertThat(this.check.address("url", longest + "x").problems()).singleElement()
			.matches((problem) -> problem.size() == 2049 && problem.limit() == 2048);
	}

	@Test
	void countsAndNumbersNameTheLimitThatIsBroken() {
		this.check.count("few", List.of(1), 2, 3)
			.count("many", List.of(1, 2), 0, 1)
			.number("low", 1, 2, 9)
			.number("high", 10, 2, 9)
			.bytes("empty", 0, 9)
			.bytes("large", 10, 9);
		assertThat(this.check.problems()).extracting(InvalidMessageException.Problem::toString)
			.containsExactly("few has 1 items, allowed are 2 to 3", "many has 2 items, allowed are at most 1",
					"low is 1, allowed are 2 to 9", "high is 10, allowed are 2 to 9", "empty is empty",
					"large has 10 bytes, allowed are 9");
		assertThat(this.check.problems()).extracting(InvalidMessageException.Problem::limit)
			.containsExactly(2L, 1L, 2L, 9L, null, 9L);
	}

	@Test
	void theExceptionHoldsNoValue() {
		this.check.text("content", "s3cret".repeat(5), 10).matches("code", "s3cret", Pattern.compile("\\d+"), "digits");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(this.check::done)
			.withMessageNotContaining("s3cret")
			.withMessageContaining("code must be digits");
	}

}
