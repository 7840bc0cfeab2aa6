package cn.bootx.starter.wecom.notice;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class CardRulesTests {

	private static final WeComCardPart.Link CLICK = WeComCardPart.Link.url("https://example.com");

	static Stream<Arguments> wrong() {
		List<WeComCardPart.Option> eleven = options(11);
		return Stream.of(
				Arguments.of("card_action is missing", WeComTemplateCard.textNotice()
					.mainTitle("t", null)),
				Arguments.of("main_title.title is missing: it or sub_title_text is needed",
						WeComTemplateCard.textNotice().action(CLICK)),
				Arguments.of("task_id is missing",
						WeComTemplateCard.textNotice()
							.mainTitle("t", null)
							.action(CLICK)
							.actionMenu("m", WeComCardPart.Button.callback("a", "k"))),
				Arguments.of("action_menu.action_list has 4 items, allowed are 1 to 3",
						WeComTemplateCard.textNotice()
							.taskId("t")
							.actionMenu("m",
									Collections.nCopies(4, WeComCardPart.Button.callback("a", "k"))
										.toArray(WeComCardPart.Button[]::new))),
				Arguments.of("task_id must be 1 to 128 letters", WeComTemplateCard.textNotice().taskId("a b")),
				Arguments.of("task_id must be", WeComTemplateCard.textNotice().taskId("a".repeat(129))),
				Arguments.of("horizontal_content_list has 7 items",
						WeComTemplateCard.textNotice()
							.contents(IntStream.range(0, 7)
								.mapToObj((i) -> WeComCardPart.Content.text("k", "v"))
								.toArray(WeComCardPart.Content[]::new))),
				Arguments.of("jump_list has 4 items", WeComTemplateCard.textNotice().links(CLICK, CLICK, CLICK, CLICK)),
				Arguments.of("card_action.url must begin with http",
						WeComTemplateCard.textNotice().mainTitle("t", null).action(WeComCardPart.Link.url("ftp://a"))),
				Arguments.of("card_action.appid is missing",
						WeComTemplateCard.textNotice()
							.mainTitle("t", null)
							.action(WeComCardPart.Link.miniProgram(" ", null))),
				Arguments.of("card_image is missing: it or image_text_area is needed",
						WeComTemplateCard.newsNotice().mainTitle("t", null).action(CLICK)),
				Arguments.of("aspect_ratio is 2.3, allowed are 1.3 to 2.25",
						WeComTemplateCard.newsNotice()
							.mainTitle("t", null)
							.action(CLICK)
							.image("https://a", new BigDecimal("2.3"))),
				Arguments.of("main_title.title is missing", WeComTemplateCard.buttonInteraction().taskId("t")),
				Arguments.of("button_list has 0 items, allowed are 1 to 6",
						WeComTemplateCard.buttonInteraction().taskId("t").mainTitle("t", null)),
				Arguments.of("button_list[0].key has 1026 bytes",
						WeComTemplateCard.buttonInteraction()
							.taskId("t")
							.mainTitle("t", null)
							.buttons(WeComCardPart.Button.callback("b", "中".repeat(342)))),
				Arguments.of("button_list[0].url is missing",
						WeComTemplateCard.buttonInteraction()
							.taskId("t")
							.mainTitle("t", null)
							.buttons(new WeComCardPart.Button(1, "b", null, null, null))),
				Arguments.of("button_selection.option_list has 11 items, allowed are 1 to 10",
						WeComTemplateCard.buttonInteraction()
							.taskId("t")
							.mainTitle("t", null)
							.buttonSelection(WeComCardPart.Selection.of("q", "t", eleven))
							.buttons(WeComCardPart.Button.callback("b", "k"))),
				Arguments.of("checkbox is missing",
						WeComTemplateCard.voteInteraction().taskId("t").mainTitle("t", null).submit("ok", "key")),
				Arguments.of("checkbox.option_list has 21 items, allowed are 1 to 20",
						WeComTemplateCard.voteInteraction()
							.taskId("t")
							.mainTitle("t", null)
							.vote("q", options(21))
							.submit("ok", "key")),
				Arguments.of("submit_button is missing",
						WeComTemplateCard.voteInteraction().taskId("t").mainTitle("t", null).vote("q", eleven)),
				Arguments.of("select_list has 0 items, allowed are 1 to 3",
						WeComTemplateCard.multipleInteraction().taskId("t").mainTitle("t", null).submit("ok", "key")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("wrong")
	void namesWhatIsWrong(String message, WeComTemplateCard.Builder card) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> validate(card.build())).satisfies((ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
			assertThat(ex.platformMessage()).startsWith("template_card.").contains(message);
		});
	}

	@Test
	void takesFullCardsOfEveryKind() {
		assertThatNoException().isThrownBy(
				() -> Stream
					.of(Cards.textNotice(), Cards.newsNotice(), Cards.buttonInteraction(), Cards.voteInteraction(),
							Cards.multipleInteraction())
					.forEach(CardRulesTests::validate));
	}

	@Test
	void namesAllProblemsAtOnce() {
		WeComTemplateCard card = WeComTemplateCard.buttonInteraction()
			.taskId("a b")
			.buttons(WeComCardPart.Button.callback("b", "k"), WeComCardPart.Button.callback(" ", "中".repeat(342)))
			.build();
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> validate(card))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(InvalidMessageException.Problem::field)
				.containsExactly("template_card.task_id", "template_card.main_title.title",
						"template_card.button_list[1].text", "template_card.button_list[1].key"));
	}

	private static void validate(WeComTemplateCard card) {
		MessageCheck check = MessageCheck.of(Platform.WECOM, "/cgi-bin/message/send");
		card.validate(check);
		check.done();
	}

	private static List<WeComCardPart.Option> options(int count) {
		return IntStream.range(0, count).mapToObj((i) -> WeComCardPart.Option.of("id" + i, "text")).toList();
	}

}
