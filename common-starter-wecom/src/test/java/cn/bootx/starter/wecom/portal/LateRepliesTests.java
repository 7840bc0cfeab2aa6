package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.util.Map;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutNewsMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wecom.notice.WeComMediaService;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.notice.Cards;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;

import static org.assertj.core.api.Assertions.assertThat;

class LateRepliesTests {

	private static final String SEND = "/qyapi/cgi-bin/message/send";

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WxCpXmlMessage message = WeComPushReader.message(XmlElement.read(Pushes.TEXT));

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void sendsATextToTheMember() {
		deliver(LateReplies.Mode.SEND, WxCpXmlOutMessage.TEXT().content("late <&]]>").build());
		assertThat(this.corporation.agent().messagesOf("zhangsan")).singleElement()
			.satisfies((sent) -> assertThat(sent.text()).isEqualTo("late <&]]>"));
	}

	@Test
	void sendsEveryKindThatAnApplicationCanSend() {
		this.corporation.simulator().faults().next(SEND, 4, SimulatorResponse.json(Map.of("errcode", 0)));
		WxCpXmlOutNewsMessage.Item item = new WxCpXmlOutNewsMessage.Item();
		item.setTitle("t");
		item.setUrl("https://example.com");
		deliver(LateReplies.Mode.SEND, WxCpXmlOutMessage.IMAGE().mediaId("m").build());
		deliver(LateReplies.Mode.SEND, WxCpXmlOutMessage.VOICE().mediaId("m").build());
		deliver(LateReplies.Mode.SEND, WxCpXmlOutMessage.VIDEO().mediaId("m").title("t").build());
		deliver(LateReplies.Mode.SEND, WxCpXmlOutMessage.NEWS().addArticle(item).build());
		assertThat(this.corporation.simulator().calls().bodies(SEND)).extracting(Json::readTree)
			.extracting((json) -> json.path("msgtype").asText() + json.path(json.path("msgtype").asText()))
			.containsExactly("image{\"media_id\":\"m\"}", "voice{\"media_id\":\"m\"}",
					"video{\"media_id\":\"m\",\"title\":\"t\"}",
					"news{\"articles\":[{\"title\":\"t\",\"url\":\"https://example.com\"}]}");
	}

	@Test
	void dropsWhatOnlyAReplyCanCarryAndEverythingIfToldTo() {
		deliver(LateReplies.Mode.SEND, new WeComMessageHandler.UpdateCardReply(Cards.buttonInteraction()));
		deliver(LateReplies.Mode.DROP, WxCpXmlOutMessage.TEXT().content("late").build());
		assertThat(this.corporation.simulator().calls().count(SEND)).isZero();
	}

	private void deliver(LateReplies.Mode mode, WxCpXmlOutMessage reply) {
		WeComNoticeSender sender = this.corporation.sender();
		new LateReplies<>(mode, "late-reply", new LateMessages(sender)::send)
			.deliver(new OpenedCallback<>(this.message, "id"), ReplyXml.write(reply, this.message, Clock.systemUTC()));
	}

}
