package cn.bootx.starter.dingtalk.robot;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.dingtalk.Golden;
import cn.bootx.starter.dingtalk.message.DingActionButton;
import cn.bootx.starter.dingtalk.message.DingButtonOrientation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What each kind looks like on the wire of webhook robots.
 */
class DingRobotMsgJsonTests {

	@Test
	void textWithMentionsInserted() {
		assertWire("text", new DingRobotText("磁盘将满", new DingRobotAt(List.of("18000000000"), List.of("user1"), false)));
	}

	@Test
	void textWithoutMentions() {
		assertWire("text_nobody", new DingRobotText("hello"));
	}

	@Test
	void textToEverybody() {
		assertWire("text_all", new DingRobotText("hello", DingRobotAt.ALL));
	}

	@Test
	void link() {
		assertWire("link", new DingRobotLink("T", "body", "https://example.com", "https://example.com/a.png"));
	}

	@Test
	void markdownWithAMentionThatStandsInTheTextAlready() {
		assertWire("markdown",
				new DingRobotMarkdown("告警", "#### CPU 97% @18000000000", DingRobotAt.mobiles("18000000000")));
	}

	@Test
	void actionCardWithOneLink() {
		assertWire("action_card_single", DingRobotActionCard.single("T", "md", "Read", "https://example.com"));
	}

	@Test
	void actionCardWithButtons() {
		assertWire("action_card_buttons",
				DingRobotActionCard.buttons("T", "md", DingButtonOrientation.VERTICAL,
						List.of(new DingActionButton("OK", "https://example.com/ok"),
								new DingActionButton("No", "https://example.com/no"))));
	}

	@Test
	void feedCard() {
		assertWire("feed_card",
				new DingRobotFeedCard(List.of(
						new DingRobotFeedCard.Link("T1", "https://example.com/1", "https://example.com/1.png"),
						new DingRobotFeedCard.Link("T2", "https://example.com/2", "https://example.com/2.png"))));
	}

	@Test
	void doesNotTakeTheBeginningOfANumberForAMention() {
		DingRobotAt at = DingRobotAt.users("u1");
		assertThat(at.insertInto("see @u12", "\n")).isEqualTo("see @u12\n@u1");
		assertThat(at.insertInto("see @u1, please", "\n")).isEqualTo("see @u1, please");
	}

	@Test
	void mentionsInACardByTextOnly() {
		DingRobotActionCard card = DingRobotActionCard.single("T", "md", "Read", "https://example.com")
			.mentioning("u1");
		assertThat(card.body().path("text").asText()).isEqualTo("md\n\n@u1");
		assertThat(card.toJson().has("at")).isFalse();
	}

	@Test
	void mentionsFiftyMembersAtMost() {
		String[] fifty = IntStream.range(0, 50).mapToObj((i) -> "u" + i).toArray(String[]::new);
		DingRobotAt.users(fifty);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DingRobotAt(List.of("13800000000"), List.of(fifty), false))
			.withMessageContaining("has 51 elements, allowed are 0 to 50");
	}

	@Test
	void refusesMissingMembers() {
		assertThatIllegalArgumentException().isThrownBy(() -> new DingRobotMarkdown("", "x"))
			.withMessage("markdown.title must not be blank");
		assertThatIllegalArgumentException().isThrownBy(() -> new DingRobotLink("t", "t", " ", null))
			.withMessage("link.messageUrl must not be blank");
		assertThatIllegalArgumentException().isThrownBy(() -> new DingRobotFeedCard(List.of()))
			.withMessageContaining("feedCard.links has 0 elements");
	}

	private static void assertWire(String name, DingRobotMsg message) {
		Golden.assertMatches("robot/" + name, message.toJson());
	}

}
