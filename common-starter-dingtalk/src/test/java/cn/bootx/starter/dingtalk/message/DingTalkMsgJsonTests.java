package cn.bootx.starter.dingtalk.message;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.Golden;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What each kind looks like on the wire of work notices and group chats.
 */
class DingTalkMsgJsonTests {

	private static final String TWENTY = "12345678901234567890";

	@Test
	void text() {
		assertWire("text", new DingTalkMsg.Text("你好 \"DingTalk\""));
	}

	@Test
	void image() {
		assertWire("image", new DingTalkMsg.Image("@lADPabc"));
	}

	@Test
	void voice() {
		assertWire("voice", new DingTalkMsg.Voice("@lADPabc", Duration.ofSeconds(10)));
	}

	@Test
	void file() {
		assertWire("file", new DingTalkMsg.File("@lADPabc"));
	}

	@Test
	void link() {
		assertWire("link", new DingTalkMsg.Link("标题", "正文", "https://example.com/?a=1&b=2", "@lALOabc"));
	}

	@Test
	void markdown() {
		assertWire("markdown", new DingTalkMsg.MarkDown("标题", "# 一级\n- 列表 **粗** [链接](https://example.com)"));
	}

	@Test
	void actionCardWithOneLink() {
		assertWire("action_card_single",
				DingTalkMsg.ActionCard.single("标题", "### 内容", "查看详情", "https://example.com/detail"));
	}

	@Test
	void actionCardWithButtons() {
		assertWire("action_card_buttons",
				DingTalkMsg.ActionCard.buttons(null, "### 内容", DingTalkActionButton.Orientation.HORIZONTAL,
						List.of(new DingTalkActionButton("同意", "https://example.com/yes"),
								new DingTalkActionButton("拒绝", "https://example.com/no"))));
	}

	@Test
	void oaWithEverything() {
		DingTalkOaMsg.Body body = DingTalkOaMsg.Body.builder()
			.title("标题")
			.form("姓名:", "张三")
			.form("爱好:", "打球")
			.rich("15.6", "元")
			.content("大段文本")
			.image("@lADOabc")
			.fileCount(3)
			.author("李四")
			.build();
		assertWire("oa_full",
				DingTalkOaMsg.of("https://example.com", "FFBBBBBB", "头部标题", body)
					.withPcMessageUrl("https://example.com/pc")
					.withStatus(new DingTalkOaMsg.Status("进行中", "0xFFF65E5E")));
	}

	@Test
	void oaWithTheLeast() {
		assertWire("oa_least",
				DingTalkOaMsg.of("https://example.com", "FFBBBBBB", "头", DingTalkOaMsg.Body.builder().build()));
	}

	@Test
	void refusesWhatThePlatformRefuses() {
		refused("text.content is missing or blank", () -> new DingTalkMsg.Text(" "));
		refused("image.media_id is missing or blank", () -> new DingTalkMsg.Image(""));
		refused("voice.duration is 60, allowed are 1 to 59", () -> new DingTalkMsg.Voice("@a", Duration.ofSeconds(60)));
		refused("voice.duration is 0, allowed", () -> new DingTalkMsg.Voice("@a", Duration.ofMillis(900)));
		refused("link.picUrl is missing or blank", () -> new DingTalkMsg.Link("t", "t", "https://example.com", ""));
		refused("markdown.text has 5001 characters, allowed are 5000",
				() -> new DingTalkMsg.MarkDown("t", "x".repeat(5001)));
		refused("button.title has 21 characters, allowed are 20",
				() -> DingTalkMsg.ActionCard.single("t", "m", TWENTY + "1", "https://example.com"));
		refused("action_card.single_url has 501 characters, allowed are 500",
				() -> DingTalkMsg.ActionCard.single("t", "m", TWENTY, "x".repeat(501)));
		refused("button.url has 701 characters, allowed are 700", () -> new DingTalkActionButton("t", "x".repeat(701)));
		refused("action_card.btn_json_list has 0 items",
				() -> DingTalkMsg.ActionCard.buttons("t", "m", DingTalkActionButton.Orientation.VERTICAL, List.of()));
		refused("oa.head.bgcolor must be eight hexadecimal digits ARGB without 0x",
				() -> DingTalkOaMsg.of("https://example.com", "0xFFBBBB", "h", DingTalkOaMsg.Body.builder().build()));
		refused("oa.status_bar.status_bg must be 0xFF and six hexadecimal digits",
				() -> new DingTalkOaMsg.Status("v", "FFF65E5E"));
		refused("oa.body.title has 51 characters, allowed are 50",
				() -> DingTalkOaMsg.Body.builder().title("x".repeat(51)));
	}

	@Test
	void acceptsWhatIsJustWithinTheLimits() {
		new DingTalkMsg.Voice("@a", Duration.ofSeconds(1));
		new DingTalkMsg.Voice("@a", Duration.ofSeconds(59));
		new DingTalkMsg.MarkDown("t", "字".repeat(5000));
		DingTalkMsg.ActionCard.single("t", "m", TWENTY, "x".repeat(500));
		DingTalkOaMsg.Body.builder().title("字".repeat(50));
	}

	@Test
	void countsTheButtonsOfACardAsJson() {
		List<DingTalkActionButton> fits = List.of(new DingTalkActionButton("a", "x".repeat(700)),
				new DingTalkActionButton("b", "x".repeat(1000 - 2 - 1 - 29 - 700 - 29)));
		DingTalkMsg.ActionCard.buttons("t", "m", DingTalkActionButton.Orientation.VERTICAL, fits);
		List<DingTalkActionButton> tooLong = List.of(fits.get(0),
				new DingTalkActionButton("b", fits.get(1).actionUrl() + "x"));
		refused("action_card.btn_json_list has 1001 characters, allowed are 1000",
				() -> DingTalkMsg.ActionCard.buttons("t", "m", DingTalkActionButton.Orientation.VERTICAL, tooLong));
	}

	private static void refused(String message, Runnable making) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(making::run).withMessageContaining(message);
	}

	private static void assertWire(String name, DingTalkMsg message) {
		Golden.assertMatches("notice/" + name, message.toJson());
	}

}
