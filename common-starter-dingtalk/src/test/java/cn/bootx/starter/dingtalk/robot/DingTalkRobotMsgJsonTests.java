package cn.bootx.starter.dingtalk.robot;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.Golden;
import cn.bootx.starter.dingtalk.message.DingTalkActionButton;
import cn.bootx.starter.dingtalk.message.DingTalkButtonOrientation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What each kind looks like on the wire of webhook robots.
 */
class DingTalkRobotMsgJsonTests {

	@Test
	void textWithMentionsInserted() {
		assertWire("text",
				new DingTalkRobotText("磁盘将满", new DingTalkRobotAt(List.of("18000000000"), List.of("user1"), false)));
	}

	@Test
	void textWithoutMentions() {
		assertWire("text_nobody", new DingTalkRobotText("hello"));
	}

	@Test
	void textToEverybody() {
		assertWire("text_all", new DingTalkRobotText("hello", DingTalkRobotAt.ALL));
	}

	@Test
	void link() {
		assertWire("link", new DingTalkRobotLink("T", "body", "https://example.com", "https://example.com/a.png"));
	}

	@Test
	void markdownWithAMentionThatStandsInTheTextAlready() {
		assertWire("markdown",
				new DingTalkRobotMarkdown("告警", "#### CPU 97% @18000000000", DingTalkRobotAt.mobiles("18000000000")));
	}

	@Test
	void actionCardWithOneLink() {
		assertWire("action_card_single", DingTalkRobotActionCard.single("T", "md", "Read", "https://example.com"));
	}

	@Test
	void actionCardWithButtons() {
		assertWire("action_card_buttons",
				DingTalkRobotActionCard.buttons("T", "md", DingTalkButtonOrientation.VERTICAL,
						List.of(new DingTalkActionButton("OK", "https://example.com/ok"),
								new DingTalkActionButton("No", "https://example.com/no"))));
	}

	@Test
	void feedCard() {
		assertWire("feed_card",
				new DingTalkRobotFeedCard(List.of(
						new DingTalkRobotFeedCard.Link("T1", "https://example.com/1", "https://example.com/1.png"),
						new DingTalkRobotFeedCard.Link("T2", "https://example.com/2", "https://example.com/2.png"))));
	}

	@Test
	void doesNotTakeTheBeginningOfANumberForAMention() {
		DingTalkRobotAt at = DingTalkRobotAt.users("u1");
		assertThat(at.insertInto("see @u12", "\n")).isEqualTo("see @u12\n@u1");
		assertThat(at.insertInto("see @u1, please", "\n")).isEqualTo("see @u1, please");
	}

	@Test
	void mentionsInACardByTextOnly() {
		DingTalkRobotActionCard card = DingTalkRobotActionCard.single("T", "md", "Read", "https://example.com")
			.mentioning("u1");
		assertThat(card.body().path("text").asText()).isEqualTo("md\n\n@u1");
		assertThat(card.toJson().has("at")).isFalse();
	}

	@Test
	void mentionsFiftyMembersAtMost() {
		String[] fifty = IntStream.range(0, 50).mapToObj((i) -> "u" + i).toArray(String[]::new);
		DingTalkRobotAt.users(fifty);
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> new DingTalkRobotAt(List.of("13800000000"), List.of(fifty), false))
			.withMessageContaining("has 51 items, allowed are at most 50");
	}

	@Test
	void refusesMissingMembers() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> new DingTalkRobotMarkdown("", "x"))
			.withMessageContaining("markdown.title is missing or blank");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> new DingTalkRobotLink("t", "t", " ", null))
			.withMessageContaining("link.messageUrl is missing or blank");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> new DingTalkRobotFeedCard(List.of()))
			.withMessageContaining("feedCard.links has 0 items");
	}

	private static void assertWire(String name, DingTalkRobotMsg message) {
		Golden.assertMatches("robot/" + name, message.toJson());
	}

}
