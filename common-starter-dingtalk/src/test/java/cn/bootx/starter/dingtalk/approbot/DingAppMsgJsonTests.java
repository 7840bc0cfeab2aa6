package cn.bootx.starter.dingtalk.approbot;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.Golden;
import cn.bootx.starter.dingtalk.message.DingActionButton;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What each kind looks like on the wire of an application's robot.
 */
class DingAppMsgJsonTests {

	@Test
	void text() {
		assertWire(DingAppMsg.text("你好"));
	}

	@Test
	void markdown() {
		assertWire(DingAppMsg.markdown("标题", "# 内容"));
	}

	@Test
	void image() {
		assertWire(DingAppMsg.image("@lADOabc"));
	}

	@Test
	void link() {
		assertWire(DingAppMsg.link("标题", "正文", "https://example.com/a.png", "https://example.com"));
	}

	@Test
	void actionCardWithOneLink() {
		assertWire(DingAppMsg.actionCard("标题", "内容", "查看", "https://example.com"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4, 5 })
	void actionCardWithButtons(int count) {
		assertWire(DingAppMsg.actionCard("标题", "内容", buttons(count)));
	}

	@Test
	void actionCardWithButtonsSideBySide() {
		assertWire(DingAppMsg.actionCardSideBySide("标题", "内容", buttons(2).get(0), buttons(2).get(1)));
	}

	@Test
	void audio() {
		assertWire(DingAppMsg.audio("@lATOabc", Duration.ofSeconds(3)));
	}

	@Test
	void file() {
		assertWire(DingAppMsg.file("@lAjPabc", "报表.xlsx", "xlsx"));
	}

	@Test
	void video() {
		assertWire(DingAppMsg.video("@lATPabc", Duration.ofSeconds(60), "@lADPabc", 640, 480));
	}

	@Test
	void refusesWhatThePlatformRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> DingAppMsg.actionCard("t", "t", buttons(6)))
			.withMessageContaining("has 6 elements, allowed are 2 to 5");
		assertThatIllegalArgumentException().isThrownBy(() -> DingAppMsg.text(""))
			.withMessage("sampleText.content must not be blank");
	}

	@Test
	void countsParametersInBytes() {
		int around = "{\"content\":\"\"}".length();
		DingAppMsg.text("x".repeat(DingAppMsg.MAX_BYTES - around));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DingAppMsg.text("x".repeat(DingAppMsg.MAX_BYTES - around + 1)))
			.withMessage("msgParam has 15001 bytes in UTF-8, allowed are 15000");
		assertThatIllegalArgumentException().isThrownBy(() -> DingAppMsg.text("字".repeat(5000)))
			.withMessageContaining("msgParam has 15014 bytes");
	}

	private static List<DingActionButton> buttons(int count) {
		return IntStream.rangeClosed(1, count)
			.mapToObj((i) -> new DingActionButton("按钮" + i, "https://example.com/" + i))
			.toList();
	}

	private static void assertWire(DingAppMsg message) {
		Golden.assertMatches("approbot/" + message.msgKey(),
				Json.object().put("msgKey", message.msgKey()).put("msgParam", message.paramText()));
	}

}
