package cn.bootx.starter.wechat.content.template;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.event.EventListener;

import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;

class SubscribeEventTests {

	private static final String RECORD = "bootx.starter.third.wechat.template.record-sends=true";

	@Test
	void consentsAndReceiptsReachTheHost() throws Exception {
		try (WeChatFixture wechat = WeChatFixture.safe()) {
			WeChatFixture.Host host = wechat.start(WebApplicationType.SERVLET, Listeners.class, RECORD);
			Listeners heard = host.bean(Listeners.class);
			String id = host.bean(WeChatSubscribeTemplates.class).add("43205", List.of(1L, 2L), null);
			Fan fan = wechat.account().fan("oFan");
			fan.agreesTo(id);
			assertThat(heard.consent()).isEqualTo(new WeChatSubscribeSender.ConsentEvent("default", "oFan", id, true,
					WeChatSubscribeSender.ConsentEvent.Source.DIALOG));
			long msgId = host.bean(WeChatSubscribeSender.class)
				.send("oFan", WeChatSubscribeSender.Notice.of(id).with("thing1", "理发").with("time2", "10:00"));
			WeChatSubscribeSender.ReceiptEvent receipt = heard.receipt();
			assertThat(receipt.sent().msgId()).isEqualTo(msgId);
			assertThat(receipt.sent().delivered()).isTrue();
			assertThat(receipt.errorCode()).isZero();
			assertThat(host.bean(WeChatSendRecords.class).subscribeNotices().find(WeChatFixture.APP_ID, msgId))
				.hasValueSatisfying((sent) -> {
					assertThat(sent.sentAt()).isNotNull();
					assertThat(sent.delivered()).isTrue();
				});
			fan.refuses(id);
			assertThat(heard.consent()).isEqualTo(new WeChatSubscribeSender.ConsentEvent("default", "oFan", id, false,
					WeChatSubscribeSender.ConsentEvent.Source.SETTINGS));
		}
	}

	@Test
	void aReceiptWithoutRecordsSaysWhatItKnows() throws Exception {
		try (WeChatFixture wechat = WeChatFixture.plain()) {
			Listeners heard = wechat.start(WebApplicationType.SERVLET, Listeners.class).bean(Listeners.class);
			sent(wechat.account().fan("oFan"), "not a number", "0", "success");
			sent(wechat.account().fan("oFan"), "1700827132819554304", "43101", "user refuse");
			assertThat(heard.receipt()).isEqualTo(new WeChatSubscribeSender.ReceiptEvent("default",
					new WeChatSendRecords.Sent(1700827132819554304L, "oFan", "N1", null, "failed:43101 user refuse"),
					43101));
		}
	}

	@Test
	void eachTemplateOfADialogIsAnEvent() throws Exception {
		try (WeChatFixture wechat = WeChatFixture.plain()) {
			Listeners heard = wechat.start(WebApplicationType.SERVLET, Listeners.class).bean(Listeners.class);
			String xml = "<xml><ToUserName>gh</ToUserName><FromUserName>oFan</FromUserName>"
					+ "<CreateTime>1610969440</CreateTime><MsgType>event</MsgType><Event>subscribe_msg_popup_event</Event>"
					+ "<SubscribeMsgPopupEvent><List><TemplateId>N1</TemplateId>"
					+ "<SubscribeStatusString>accept</SubscribeStatusString><PopupScene>2</PopupScene></List>"
					+ "<List><TemplateId>N2</TemplateId><SubscribeStatusString>reject</SubscribeStatusString>"
					+ "<PopupScene>1</PopupScene></List></SubscribeMsgPopupEvent></xml>";
			wechat.account().push(wechat.account().prepare(xml, "oFan"));
			assertThat(heard.consent()).isEqualTo(new WeChatSubscribeSender.ConsentEvent("default", "oFan", "N1", true,
					WeChatSubscribeSender.ConsentEvent.Source.ARTICLE));
			assertThat(heard.consent()).isEqualTo(new WeChatSubscribeSender.ConsentEvent("default", "oFan", "N2", false,
					WeChatSubscribeSender.ConsentEvent.Source.PAGE));
		}
	}

	private static void sent(Fan fan, String msgId, String code, String status) {
		fan.event("subscribe_msg_sent_event", Map.of("SubscribeMsgSentEvent",
				Map.of("List", Map.of("TemplateId", "N1", "MsgID", msgId, "ErrorCode", code, "ErrorStatus", status))));
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Listeners {

		private final BlockingQueue<WeChatSubscribeSender.ConsentEvent> consents = new LinkedBlockingQueue<>();

		private final BlockingQueue<WeChatSubscribeSender.ReceiptEvent> receipts = new LinkedBlockingQueue<>();

		WeChatSubscribeSender.ConsentEvent consent() throws InterruptedException {
			return this.consents.poll(60, TimeUnit.SECONDS);
		}

		WeChatSubscribeSender.ReceiptEvent receipt() throws InterruptedException {
			return this.receipts.poll(60, TimeUnit.SECONDS);
		}

		@EventListener
		void consent(WeChatSubscribeSender.ConsentEvent event) {
			this.consents.add(event);
		}

		@EventListener
		void receipt(WeChatSubscribeSender.ReceiptEvent event) {
			this.receipts.add(event);
		}

	}

}
