package cn.bootx.starter.dingtalk.message;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.Golden;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What each kind looks like on the wire of an application's robot.
 */
class DingTalkAppMsgJsonTests {

	@Test
	void text() {
		assertWire(DingTalkAppMsg.text("你好"));
	}

	@Test
	void markdown() {
		assertWire(DingTalkAppMsg.markdown("标题", "# 内容"));
	}

	@Test
	void image() {
		assertWire(DingTalkAppMsg.image("@lADOabc"));
	}

	@Test
	void link() {
		assertWire(DingTalkAppMsg.link("标题", "正文", "https://example.com/a.png", "https://example.com"));
	}

	@Test
	void actionCardWithOneLink() {
		assertWire(DingTalkAppMsg.actionCard("标题", "内容", "查看", "https://example.com"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4, 5 })
	void actionCardWithButtons(int count) {
		assertWire(DingTalkAppMsg.actionCard("标题", "内容", buttons(count)));
	}

	@Test
	void actionCardWithButtonsSideBySide() {
		assertWire(DingTalkAppMsg.actionCardSideBySide("标题", "内容", buttons(2).get(0), buttons(2).get(1)));
	}

	@Test
	void audio() {
		assertWire(DingTalkAppMsg.audio("@lATOabc", Duration.ofSeconds(3)));
	}

	@Test
	void file() {
		assertWire(DingTalkAppMsg.file("@lAjPabc", "报表.xlsx", "xlsx"));
	}

	@Test
	void video() {
		assertWire(DingTalkAppMsg.video("@lATPabc", Duration.ofSeconds(60), "@lADPabc", 640, 480));
	}

	@Test
	void refusesWhatThePlatformRefuses() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> DingTalkAppMsg.actionCard("t", "t", buttons(6)))
			.withMessageContaining("has 6 items, allowed are 2 to 5");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> DingTalkAppMsg.text(""))
			.withMessageContaining("sampleText.content is missing or blank");
	}

	@Test
	void countsParametersInBytes() {
		int around = "{\"content\":\"\"}".length();
		DingTalkAppMsg.text("x".repeat(DingTalkAppMsg.MAX_BYTES - around));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> DingTalkAppMsg.text("x".repeat(DingTalkAppMsg.MAX_BYTES - around + 1)))
			.withMessageContaining("msgParam has 15001 bytes in UTF-8, allowed are 15000");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> DingTalkAppMsg.text("字".repeat(5000)))
			.withMessageContaining("msgParam has 15014 bytes");
	}

	private static List<DingTalkActionButton> buttons(int count) {
		return IntStream.rangeClosed(1, count)
			.mapToObj((i) -> new DingTalkActionButton("按钮" + i, "https://example.com/" + i))
			.toList();
	}

	private static void assertWire(DingTalkAppMsg message) {
		Golden.assertMatches("approbot/" + message.msgKey(),
				Json.object().put("msgKey", message.msgKey()).put("msgParam", message.paramText()));
	}

}
