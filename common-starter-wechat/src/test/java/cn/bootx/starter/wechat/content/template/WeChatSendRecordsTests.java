package cn.bootx.starter.wechat.content.template;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.testing.MutableClock;
import cn.bootx.starter.wechat.HookedRecordStore;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatSendRecordsTests {

	private final WeChatSendRecords records = new WeChatSendRecords(new InMemoryRecordStore(), Clock.systemUTC());

	@Test
	void theReceiptCompletesTheRecord() {
		this.records.sent("wx1", 7, "oFan", "T1");
		assertThat(this.records.find("wx1", 7)).map(WeChatSendRecords.Sent::status).contains("sent");
		this.records.receipt("wx1", 7, "oFan", null, "failed:user block");
		assertThat(this.records.find("wx1", 7)).hasValueSatisfying((sent) -> {
			assertThat(sent.status()).isEqualTo("failed:user block");
			assertThat(sent.delivered()).isFalse();
			assertThat(sent.templateId()).isEqualTo("T1");
		});
	}

	@Test
	void aReceiptThatIsFasterThanTheAnswerIsKept() {
		this.records.receipt("wx1", 7, "oFan", null, "success");
		this.records.sent("wx1", 7, "oFan", "T1");
		assertThat(this.records.find("wx1", 7)).hasValueSatisfying((sent) -> {
			assertThat(sent.delivered()).isTrue();
			assertThat(sent.templateId()).isEqualTo("T1");
			assertThat(sent.sentAt()).isNotNull();
		});
		assertThat(this.records.find("wx2", 7)).isEmpty();
	}

	@Test
	void whatIsOldCanBeDeleted() {
		MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");
		WeChatSendRecords kept = new WeChatSendRecords(new InMemoryRecordStore(), clock);
		kept.sent("wx1", 7, "oFan", "T1");
		kept.receipt("wx1", 8, "oFan", null, "success");
		clock.advance(Duration.ofDays(31));
		kept.sent("wx1", 9, "oFan", "T1");
		kept.sent("wx2", 7, "oFan", "T1");
		assertThat(kept.deleteBefore("wx1", clock.instant().minus(Duration.ofDays(30)))).isEqualTo(2);
		assertThat(kept.find("wx1", 7)).isEmpty();
		assertThat(kept.find("wx1", 9)).isPresent();
		assertThat(kept.find("wx2", 7)).isPresent();
	}

	@Test
	void aReceiptOnAnotherNodeIsNotLostWheneverItComes() {
		for (int operation = 1;; operation++) {
			HookedRecordStore store = new HookedRecordStore();
			WeChatSendRecords receiver = new WeChatSendRecords(store, Clock.systemUTC());
			store.before(operation, () -> receiver.receipt("wx1", 7, "oFan", null, "success"));
			new WeChatSendRecords(store, Clock.systemUTC()).sent("wx1", 7, "oFan", "T1");
			if (store.isWaiting()) {
				assertThat(operation).isGreaterThan(2);
				return;
			}
			assertThat(receiver.find("wx1", 7)).hasValueSatisfying((sent) -> {
				assertThat(sent.delivered()).isTrue();
				assertThat(sent.templateId()).isEqualTo("T1");
				assertThat(sent.sentAt()).isNotNull();
			});
		}
	}

	@Test
	void aSendOnAnotherNodeIsNotLostWheneverItIsRecorded() {
		for (int operation = 1;; operation++) {
			HookedRecordStore store = new HookedRecordStore();
			WeChatSendRecords sender = new WeChatSendRecords(store, Clock.systemUTC());
			store.before(operation, () -> sender.sent("wx1", 7, "oFan", "T1"));
			WeChatSendRecords.Sent told = new WeChatSendRecords(store, Clock.systemUTC()).receipt("wx1", 7, "oFan",
					null, "success");
			if (store.isWaiting()) {
				assertThat(operation).isGreaterThan(2);
				return;
			}
			assertThat(told.templateId()).isEqualTo("T1");
			assertThat(sender.find("wx1", 7)).contains(told);
		}
	}

	@Test
	void aMessageWithoutIdIsMatchedByItsReceiverAndTemplate() {
		this.records.sent("wx1", 0, "oFan", "T1");
		this.records.sent("wx1", 0, "oFan", "T2");
		assertThat(this.records.receipt("wx1", 8, "oFan", "T2", "success").sentAt()).isNotNull();
		this.records.sent("wx1", 0, "oFan", "T2");
		assertThat(this.records.receipt("wx1", 8, "oFan", "T2", "success").sentAt()).isNotNull();
		assertThat(this.records.receipt("wx1", 9, "oFan", "T2", "success").sentAt()).as("not taken by the repeated one")
			.isNotNull();
		assertThat(this.records.receipt("wx1", 10, "oFan", "T2", "success").sentAt()).isNull();
	}

	@Test
	void noticesAndTemplateMessagesOfTheSameIdAreApart() {
		this.records.subscribeNotices().sent("wx1", 7, "oFan", "N1");
		assertThat(this.records.find("wx1", 7)).isEmpty();
		assertThat(this.records.subscribeNotices().find("wx1", 7)).isPresent();
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
			assertThat(kept.find(WeChatFixture.APP_ID, delivered)).map(WeChatSendRecords.Sent::openId).contains("oFan");
			assertThat(kept.find(WeChatFixture.APP_ID, blocked)).map(WeChatSendRecords.Sent::openId)
				.contains("oBlocks");
		}
	}

	@Test
	void theReceiptMayReachAnotherNode() throws Exception {
		try (WeChatFixture wechat = WeChatFixture.plain()) {
			wechat.account().template("T1", "Order", "{{thing1.DATA}}").fan("oFan");
			RecordStore shared = new InMemoryRecordStore();
			SharedStore.store = shared;
			String record = "bootx.starter.third.wechat.template.record-sends=true";
			WeChatFixture.Host sending = wechat.start(WebApplicationType.NONE, SharedStore.class, record);
			WeChatFixture.Host receiving = wechat.start(WebApplicationType.SERVLET, SharedStore.class, record);
			long msgId = sending.bean(WeChatTemplateSender.class)
				.send("oFan", WeChatTemplateMessage.of("T1").with("thing1", "x"));
			assertThat(receiving.bean(Receipts.class).next().sent().msgId()).isEqualTo(msgId);
			assertThat(
					sending.bean(WeChatSendRecords.class).find(WeChatFixture.APP_ID, msgId).orElseThrow().delivered())
				.isTrue();
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import(Receipts.class)
	static class SharedStore {

		private static RecordStore store = new InMemoryRecordStore();

		@Bean
		RecordStore recordStore() {
			return store;
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Receipts {

		private final BlockingQueue<WeChatTemplateSender.ReceiptEvent> events = new LinkedBlockingQueue<>();

		WeChatTemplateSender.ReceiptEvent next() throws InterruptedException {
			return this.events.poll(60, TimeUnit.SECONDS);
		}

		@EventListener
		void receipt(WeChatTemplateSender.ReceiptEvent event) {
			this.events.add(event);
		}

	}

}
