package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutEventMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutNewsMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.wecom.Golden;
import cn.bootx.starter.wecom.notice.Cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReplyXmlTests {

	private final Clock clock = Clock.fixed(Instant.ofEpochSecond(1700000001), ZoneOffset.UTC);

	static Stream<Arguments> replies() {
		WxCpXmlOutNewsMessage.Item item = new WxCpXmlOutNewsMessage.Item();
		item.setTitle("标题");
		item.setDescription("说明");
		item.setPicUrl("https://example.com/a.png");
		item.setUrl("https://example.com");
		return Stream.of(Arguments.of("text", WxCpXmlOutMessage.TEXT().content("你好").build()),
				Arguments.of("image", WxCpXmlOutMessage.IMAGE().mediaId("MEDIA").build()),
				Arguments.of("voice", WxCpXmlOutMessage.VOICE().mediaId("MEDIA").build()),
				Arguments.of("video", WxCpXmlOutMessage.VIDEO().mediaId("MEDIA").title("标题").description("说明").build()),
				Arguments.of("news", WxCpXmlOutMessage.NEWS().addArticle(item).build()),
				Arguments.of("update_taskcard", WxCpXmlOutMessage.TASK_CARD().replaceName("已处理").build()),
				Arguments.of("update_button", WxCpXmlOutMessage.UPDATE_BUTTON().replaceName("已处理").build()),
				Arguments.of("update_template_card-text_notice",
						new WeComMessageHandler.UpdateCardReply(Cards.textNotice())),
				Arguments.of("update_template_card-news_notice",
						new WeComMessageHandler.UpdateCardReply(Cards.newsNotice())),
				Arguments.of("update_template_card-button_interaction",
						new WeComMessageHandler.UpdateCardReply(Cards.buttonInteraction())),
				Arguments.of("update_template_card-vote_interaction",
						new WeComMessageHandler.UpdateCardReply(Cards.voteInteraction())),
				Arguments.of("update_template_card-multiple_interaction",
						new WeComMessageHandler.UpdateCardReply(Cards.multipleInteraction())));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("replies")
	void writesTheDocumentedXml(String name, WxCpXmlOutMessage reply) {
		// WxJava's builders take the time of the system.
		reply.setCreateTime(1700000001L);
		assertThat(ReplyXml.write(reply, message(), this.clock))
			.isEqualTo(Golden.text("reply/" + name + ".xml").replaceAll(">\\s+<", "><"));
	}

	@Test
	void letsNoTextLeaveItsElement() {
		String evil = "x]]></Content><MsgType><![CDATA[news]]></MsgType><Content><![CDATA[\u0001";
		String xml = ReplyXml.write(WxCpXmlOutMessage.TEXT().content(evil).build(), message(), this.clock);
		assertThat(XmlElement.read(xml).children()).hasSize(5);
		assertThat(XmlElement.read(xml).childText("Content")).isEqualTo(evil.substring(0, evil.length() - 1));
	}

	@Test
	void keepsWhatTheHandlerSet() {
		WxCpXmlOutMessage reply = WxCpXmlOutMessage.TEXT().content("x").toUser("lisi").fromUser("ww2").build();
		reply.setCreateTime(5L);
		assertThat(ReplyXml.write(reply, message(), this.clock)).contains("[lisi]", "[ww2]", "<CreateTime>5<");
	}

	@Test
	void refusesRepliesThatWeComDoesNotTake() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> ReplyXml.write(new WxCpXmlOutEventMessage(), message(), this.clock))
			.withMessageContaining("WxCpXmlOutEventMessage");
	}

	private static WxCpXmlMessage message() {
		return WeComPushReader.message(XmlElement.read(Pushes.TEXT));
	}

}
