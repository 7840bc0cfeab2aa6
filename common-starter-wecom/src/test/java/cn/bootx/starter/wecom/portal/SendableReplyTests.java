package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.text.Utf8;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.simulator.wecom.message.WeComMessage;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.notice.WeComMediaService;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Replies that WeCom would refuse or cut. What is thrown here completes the message: the
 * pipeline runs no handler again for it.
 */
@ExtendWith(OutputCaptureExtension.class)
class SendableReplyTests {

	private static final String LONG = "第一段。\n" + "很长的回答".repeat(200);

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WxCpXmlMessage message = WeComPushReader.message(XmlElement.read(Pushes.TEXT));

	private final WeComHandlers.Dispatcher replies = new WeComHandlers.Dispatcher(
			this.corporation.agents().defaultAgent(), new WeComHandlers(List.of(), List.of()),
			this.corporation.sender(), Clock.systemUTC());

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void writesWhatFits() {
		assertThat(write(WxCpXmlOutMessage.TEXT().content("中".repeat(682)).build())).contains("中".repeat(682));
		assertThat(this.corporation.agent().messages()).isEmpty();
	}

	@Test
	void sendsATextThatIsTooLongInParts(CapturedOutput output) {
		assertThat(write(WxCpXmlOutMessage.TEXT().content(LONG).build())).isNull();
		assertThat(this.corporation.agent().messagesOf("zhangsan")).hasSizeGreaterThan(1)
			.extracting(WeComMessage::text)
			.allSatisfy((part) -> assertThat(Utf8.length(part)).isLessThanOrEqualTo(2048))
			.satisfies((parts) -> assertThat(String.join("", parts)).isEqualTo(LONG));
		assertThat(output).contains("ERROR", "demo.Answers");
	}

	@Test
	void shortensATextThatCannotBeSentInParts(CapturedOutput output) {
		this.corporation.agent().refuseIp("203.0.113.9");
		String reply = write(WxCpXmlOutMessage.TEXT().content(LONG).build());
		assertThat(XmlElement.read(reply).childText("Content")).startsWith("第一段。")
			.endsWith("…")
			.satisfies((text) -> assertThat(Utf8.length(text)).isLessThanOrEqualTo(2048));
		assertThat(output).contains("it is shortened", "60020");
	}

	static Stream<WxCpXmlOutMessage> refused() {
		return Stream.of(WxCpXmlOutMessage.TEXT().build(), WxCpXmlOutMessage.TEXT().content(" ").build(),
				WxCpXmlOutMessage.IMAGE().build(), WxCpXmlOutMessage.VOICE().build(), WxCpXmlOutMessage.VIDEO().build(),
				WxCpXmlOutMessage.NEWS().build(), new Foreign());
	}

	@ParameterizedTest
	@MethodSource("refused")
	void namesTheHandlerWhoseReplyWeComWouldRefuse(WxCpXmlOutMessage reply) {
		assertThatExceptionOfType(CallbackDispatcher.UnwritableReplyException.class).isThrownBy(() -> write(reply))
			.withMessageContaining("demo.Answers");
		assertThat(this.corporation.agent().messages()).isEmpty();
	}

	private String write(WxCpXmlOutMessage reply) {
		return this.replies.write(reply, "demo.Answers", this.message);
	}

	static class Foreign extends WxCpXmlOutMessage {

		private static final long serialVersionUID = 1L;

		@Override
		public boolean equals(Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

}
