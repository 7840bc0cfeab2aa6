package cn.bootx.starter.dingtalk.robot;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.Golden;
import cn.bootx.starter.dingtalk.message.DingTalkActionButton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What each kind looks like on the wire of webhook robots.
 */
class DingTalkRobotMsgJsonTests {

	@Test
	void textWithMentionsInserted() {
		assertWire("text", new DingTalkRobotMsg.Text("磁盘将满",
				new DingTalkRobotMsg.At(List.of("18000000000"), List.of("user1"), false)));
	}

	@Test
	void textWithoutMentions() {
		assertWire("text_nobody", new DingTalkRobotMsg.Text("hello"));
	}

	@Test
	void textToEverybody() {
		assertWire("text_all", new DingTalkRobotMsg.Text("hello", DingTalkRobotMsg.At.ALL));
	}

	@Test
	void link() {
		assertWire("link", new DingTalkRobotMsg.Link("T", "body", "https://example.com", "https://example.com/a.png"));
	}

	@Test
	void markdownWithAMentionThatStandsInTheTextAlready() {
		assertWire("markdown", new DingTalkRobotMsg.Markdown("告警", "#### CPU 97% @18000000000",
				DingTalkRobotMsg.At.mobiles("18000000000")));
	}

	@Test
	void actionCardWithOneLink() {
		assertWire("action_card_single", DingTalkRobotMsg.ActionCard.single("T", "md", "Read", "https://example.com"));
	}

	@Test
	void actionCardWithButtons() {
		assertWire("action_card_buttons",
				DingTalkRobotMsg.ActionCard.buttons("T", "md", DingTalkActionButton.Orientation.VERTICAL,
						List.of(new DingTalkActionButton("OK", "https://example.com/ok"),
								new DingTalkActionButton("No", "https://example.com/no"))));
	}

	@Test
	void feedCard() {
		assertWire("feed_card", new DingTalkRobotMsg.FeedCard(List.of(
				new DingTalkRobotMsg.FeedCard.Link("T1", "https://example.com/1", "https://example.com/1.png"),
				new DingTalkRobotMsg.FeedCard.Link("T2", "https://example.com/2", "https://example.com/2.png"))));
	}

	@Test
	void doesNotTakeTheBeginningOfANumberForAMention() {
		DingTalkRobotMsg.At at = DingTalkRobotMsg.At.users("u1");
		assertThat(at.insertInto("see @u12", "\n")).isEqualTo("see @u12\n@u1");
		assertThat(at.insertInto("see @u1, please", "\n")).isEqualTo("see @u1, please");
	}

	@Test
	void mentionsInACardByTextOnly() {
		DingTalkRobotMsg.ActionCard card = DingTalkRobotMsg.ActionCard.single("T", "md", "Read", "https://example.com")
			.mentioning("u1");
		assertThat(card.toJson().path("actionCard").path("text").asText()).isEqualTo("md\n\n@u1");
		assertThat(card.toJson().has("at")).isFalse();
	}

	@Test
	void mentionsFiftyMembersAtMost() {
		String[] fifty = IntStream.range(0, 50).mapToObj((i) -> "u" + i).toArray(String[]::new);
		DingTalkRobotMsg.At.users(fifty);
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> new DingTalkRobotMsg.At(List.of("13800000000"), List.of(fifty), false))
			.withMessageContaining("has 51 items, allowed are at most 50");
	}

	@Test
	void refusesMissingMembers() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> new DingTalkRobotMsg.Markdown("", "x"))
			.withMessageContaining("markdown.title is missing or blank");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> new DingTalkRobotMsg.Link("t", "t", " ", null))
			.withMessageContaining("link.messageUrl is missing or blank");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> new DingTalkRobotMsg.FeedCard(List.of()))
			.withMessageContaining("feedCard.links has 0 items");
	}

	private static void assertWire(String name, DingTalkRobotMsg message) {
		Golden.assertMatches("robot/" + name, message.toJson());
	}

}
