package cn.bootx.starter.wechat.template;

import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.event.EventListener;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatSendRecordsTests {

	private final WeChatSendRecords records = new WeChatSendRecords(new InMemoryRecordStore(), Clock.systemUTC());

	@Test
	void theReceiptCompletesTheRecord() {
		this.records.sent("wx1", 7, "oFan", "T1");
		assertThat(this.records.find("wx1", 7)).map(WeChatSentTemplate::status).contains("sent");
		this.records.receipt("wx1", 7, "oFan", "failed:user block");
		assertThat(this.records.find("wx1", 7)).hasValueSatisfying((sent) -> {
			assertThat(sent.status()).isEqualTo("failed:user block");
			assertThat(sent.delivered()).isFalse();
			assertThat(sent.templateId()).isEqualTo("T1");
		});
	}

	@Test
	void aReceiptThatIsFasterThanTheAnswerIsKept() {
		this.records.receipt("wx1", 7, "oFan", "success");
		this.records.sent("wx1", 7, "oFan", "T1");
		assertThat(this.records.find("wx1", 7)).hasValueSatisfying((sent) -> {
			assertThat(sent.delivered()).isTrue();
			assertThat(sent.templateId()).isEqualTo("T1");
			assertThat(sent.sentAt()).isNotNull();
		});
		assertThat(this.records.find("wx2", 7)).isEmpty();
	}

	@Test
	void theReceiptOfWeChatReachesTheHost() throws Exception {
		try (WeChatFixture wechat = WeChatFixture.safe()) {
			wechat.account().template("T1", "Order", "{{thing1.DATA}}");
			wechat.account().fan("oFan");
			wechat.account().fan("oBlocks").blocksTemplates(true);
			WeChatFixture.Host host = wechat.start(WebApplicationType.SERVLET, Receipts.class,
					"bootx.starter.third.wechat.template.record-sends=true");
			WeChatTemplateSender sender = host.bean(WeChatTemplateSender.class);
			WeChatTemplateMessage message = WeChatTemplateMessage.of("T1").with("thing1", "x");
			long delivered = sender.send("oFan", message);
			assertThat(host.bean(Receipts.class).next().sent().delivered()).isTrue();
			long blocked = sender.send("oBlocks", message);
			assertThat(host.bean(Receipts.class).next().sent().status()).isEqualTo("failed:user block");
			WeChatSendRecords kept = host.bean(WeChatSendRecords.class);
			assertThat(kept.find(WeChatFixture.APP_ID, delivered)).map(WeChatSentTemplate::openId).contains("oFan");
			assertThat(kept.find(WeChatFixture.APP_ID, blocked)).map(WeChatSentTemplate::openId).contains("oBlocks");
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Receipts {

		private final BlockingQueue<WeChatTemplateReceiptEvent> events = new LinkedBlockingQueue<>();

		WeChatTemplateReceiptEvent next() throws InterruptedException {
			return this.events.poll(10, TimeUnit.SECONDS);
		}

		@EventListener
		void receipt(WeChatTemplateReceiptEvent event) {
			this.events.add(event);
		}

	}

}
