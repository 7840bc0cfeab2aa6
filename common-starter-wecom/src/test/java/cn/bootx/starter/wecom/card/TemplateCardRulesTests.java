package cn.bootx.starter.wecom.card;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wecom.message.FieldCheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class TemplateCardRulesTests {

	private static final FieldCheck CHECK = new FieldCheck("/cgi-bin/message/send");

	private static final CardLink CLICK = CardLink.url(null, "https://example.com");

	static Stream<Arguments> wrong() {
		CardSubmit submit = new CardSubmit("ok", "key");
		List<CardOption> eleven = options(11);
		return Stream.of(Arguments.of("card_action is missing", TemplateCard.textNotice().mainTitle("t", null)),
				Arguments.of("main_title.title or template_card.sub_title_text is needed",
						TemplateCard.textNotice().action(CLICK)),
				Arguments.of("task_id is missing",
						TemplateCard.textNotice()
							.mainTitle("t", null)
							.action(CLICK)
							.actionMenu(new CardActionMenu("m", List.of(new CardActionMenu.Action("a", "k"))))),
				Arguments.of("action_menu.action_list has 4 items, allowed are 1 to 3",
						TemplateCard.textNotice()
							.taskId("t")
							.actionMenu(new CardActionMenu("m",
									Collections.nCopies(4, new CardActionMenu.Action("a", "k"))))),
				Arguments.of("task_id must be 1 to 128 letters", TemplateCard.textNotice().taskId("a b")),
				Arguments.of("task_id must be", TemplateCard.textNotice().taskId("a".repeat(129))),
				Arguments.of("horizontal_content_list has 7 items",
						TemplateCard.textNotice()
							.contents(IntStream.range(0, 7)
								.mapToObj((i) -> CardContent.text("k", "v"))
								.toArray(CardContent[]::new))),
				Arguments.of("jump_list has 4 items", TemplateCard.textNotice().links(CLICK, CLICK, CLICK, CLICK)),
				Arguments.of("card_action.url must begin with http",
						TemplateCard.textNotice().mainTitle("t", null).action(CardLink.url(null, "ftp://a"))),
				Arguments.of("card_action.appid is missing",
						TemplateCard.textNotice().mainTitle("t", null).action(CardLink.miniProgram(null, " ", null))),
				Arguments.of("card_image or template_card.image_text_area is needed",
						TemplateCard.newsNotice().mainTitle("t", null).action(CLICK)),
				Arguments.of("aspect_ratio is 2.3, allowed are 1.3 to 2.25",
						TemplateCard.newsNotice()
							.mainTitle("t", null)
							.action(CLICK)
							.image(new CardImage("https://a", new BigDecimal("2.3")))),
				Arguments.of("main_title.title is missing", TemplateCard.buttonInteraction().taskId("t")),
				Arguments.of("button_list has 0 items, allowed are 1 to 6",
						TemplateCard.buttonInteraction().taskId("t").mainTitle("t", null)),
				Arguments.of("button_list.key has 1026 bytes",
						TemplateCard.buttonInteraction()
							.taskId("t")
							.mainTitle("t", null)
							.buttons(CardButton.callback("b", "中".repeat(342)))),
				Arguments.of("button_list.url is missing",
						TemplateCard.buttonInteraction()
							.taskId("t")
							.mainTitle("t", null)
							.buttons(new CardButton(1, "b", null, null, null))),
				Arguments.of("button_selection.option_list has 11 items, allowed are 1 to 10",
						TemplateCard.buttonInteraction()
							.taskId("t")
							.mainTitle("t", null)
							.buttonSelection(new CardSelection("q", "t", eleven))
							.buttons(CardButton.callback("b", "k"))),
				Arguments.of("checkbox is missing",
						TemplateCard.voteInteraction().taskId("t").mainTitle("t", null).submit(submit)),
				Arguments.of("checkbox.option_list has 21 items, allowed are 1 to 20",
						TemplateCard.voteInteraction()
							.taskId("t")
							.mainTitle("t", null)
							.vote(CardVote.single("q", options(21)))
							.submit(submit)),
				Arguments.of("submit_button is missing",
						TemplateCard.voteInteraction()
							.taskId("t")
							.mainTitle("t", null)
							.vote(CardVote.single("q", eleven))),
				Arguments.of("select_list has 0 items, allowed are 1 to 3",
						TemplateCard.multipleInteraction().taskId("t").mainTitle("t", null).submit(submit)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("wrong")
	void namesWhatIsWrong(String message, TemplateCardBuilder card) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> card.build().validate(CHECK))
			.satisfies((ex) -> {
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
					.forEach((card) -> card.validate(CHECK)));
	}

	private static List<CardOption> options(int count) {
		return IntStream.range(0, count).mapToObj((i) -> CardOption.of("id" + i, "text")).toList();
	}

}
