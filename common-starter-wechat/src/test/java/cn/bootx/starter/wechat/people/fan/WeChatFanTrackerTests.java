package cn.bootx.starter.wechat.people.fan;

import java.time.Instant;
import java.util.List;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.HookedRecordStore;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatFanTrackerTests {

	private static final String TRACK = "bootx.starter.third.wechat.fans.track=true";

	private static final String GREET = "bootx.starter.third.wechat.replies.subscribe=感谢关注";

	private final AccountFixture wechat = new AccountFixture();

	private final HookedRecordStore records = new HookedRecordStore();

	private final WeChatFanService fans = new WeChatFanService(this.wechat.accounts(), this.records,
			this.wechat.store(), this.wechat.clock());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void followsWhatUsersDo() {
		event("subscribe", 100, null);
		assertThat(this.fans.find("oA"))
			.contains(new WeChatFan("oA", null, true, Instant.ofEpochSecond(100), "", List.of(), null, 0, null, null));
		event("unsubscribe", 105, null);
		assertThat(fan().subscribed()).isFalse();
		assertThat(fan().subscribeTime()).isEqualTo(Instant.ofEpochSecond(100));
		event("SUBSCRIBE", 110, "qrscene_shop-7");
		assertThat(fan().subscribed()).isTrue();
		assertThat(fan().qrSceneStr()).isEqualTo("shop-7");
		assertThat(fan().subscribeScene()).isEqualTo("ADD_SCENE_QR_CODE");
		event("unsubscribe", 120, null);
		event("subscribe", 121, "qrscene_42");
		assertThat(fan().qrScene()).isEqualTo(42);
		assertThat(fan().qrSceneStr()).isNull();
	}

	@Test
	void anEventThatComesLateUndoesNothing() {
		event("unsubscribe", 105, null);
		event("subscribe", 100, null);
		assertThat(fan().subscribed()).isFalse();
		event("subscribe", 110, null);
		event("unsubscribe", 105, null);
		assertThat(fan().subscribed()).isTrue();
		assertThat(fan().subscribeTime()).isEqualTo(Instant.ofEpochSecond(110));
	}

	@Test
	void anEventThatComesAgainUndoesNothing() {
		Fan fan = this.wechat.simulated().fan("oA");
		this.fans.remark("oA", "Al");
		this.fans.sync();
		WeChatFan synced = fan();
		event("subscribe", synced.subscribeTime().getEpochSecond(), null);
		assertThat(fan()).isEqualTo(synced);
		event("unsubscribe", synced.subscribeTime().getEpochSecond() - 5, null);
		assertThat(fan()).isEqualTo(synced);
		assertThat(fan.following()).isTrue();
	}

	@Test
	void twoNodesThatWriteAtOnceEndWithTheLaterEvent() {
		for (int step = 1; step <= 2; step++) {
			String openId = "o" + step;
			this.records.before(step, () -> event(openId, "unsubscribe", 105, null));
			event(openId, "subscribe", 100, null);
			assertThat(this.fans.find(openId)).map(WeChatFan::subscribed).contains(false);
		}
	}

	@Test
	void otherEventsLeaveTheRecordsAlone() {
		event("SCAN", 100, "shop-7");
		event("CLICK", 101, "subscribe");
		new WeChatFanTracker(this.wechat.accounts(), this.records)
			.before(received("removed", message("oA", "subscribe", 100, null)));
		assertThat(this.fans.count()).isZero();
	}

	@Test
	void theGreetingIsStillSentAndTheRecordIsThere() {
		try (WeChatFixture portal = WeChatFixture.safe()) {
			WeChatFixture.Host host = portal.start(WebApplicationType.SERVLET, Host.class, TRACK, GREET);
			PushOutcome outcome = portal.account().newcomer("oNew").follows();
			assertThat(outcome.replyXml()).contains("感谢关注");
			WeChatFanService service = host.bean(WeChatFanService.class);
			assertThat(service.find("oNew")).map(WeChatFan::subscribed).contains(true);
			portal.account().fan("oNew").unfollows();
			assertThat(service.find("oNew")).map(WeChatFan::subscribed).contains(false);
		}
	}

	@Test
	void aNewcomerWhoLogsInByScanningIsRecordedToo() {
		try (WeChatFixture portal = WeChatFixture.safe()) {
			WeChatFixture.Host host = portal.start(WebApplicationType.SERVLET, Host.class, TRACK,
					"bootx.starter.third.wechat.qr-login.enabled=true");
			WeChatLogin.QrCode code = host.bean(WeChatQrLoginService.class).applyQrCode("203.0.113.7");
			PushOutcome outcome = portal.account().newcomer("oNew").scans(code.qrCodeUrl());
			assertThat(outcome.replyXml()).contains("登录成功");
			assertThat(host.bean(WeChatFanService.class).find("oNew")).map(WeChatFan::subscribed).contains(true);
		}
	}

	@Test
	void anEventThatCannotBeRecordedIsSentAgain() {
		try (WeChatFixture portal = WeChatFixture.safe()) {
			WeChatFixture.Host host = portal.start(WebApplicationType.SERVLET, Host.class, TRACK, GREET);
			host.bean(HookedRecordStore.class).before(1, () -> {
				throw new IllegalStateException("the store is down");
			});
			PushOutcome outcome = portal.account().newcomer("oNew").follows();
			assertThat(outcome.attempts()).hasSize(2);
			assertThat(outcome.replyXml()).contains("感谢关注");
			assertThat(host.bean(WeChatFanService.class).find("oNew")).map(WeChatFan::subscribed).contains(true);
		}
	}

	@Test
	void nothingIsTrackedUnlessAsked() {
		try (WeChatFixture portal = WeChatFixture.safe()) {
			WeChatFixture.Host host = portal.start(WebApplicationType.SERVLET, Host.class);
			portal.account().newcomer("oNew").follows();
			assertThat(host.bean(WeChatFanService.class).count()).isZero();
		}
	}

	private WeChatFan fan() {
		return this.fans.find("oA").orElseThrow();
	}

	private void event(String event, long second, @Nullable String key) {
		event("oA", event, second, key);
	}

	private void event(String openId, String event, long second, @Nullable String key) {
		boolean goesOn = new WeChatFanTracker(this.wechat.accounts(), this.records)
			.before(received("default", message(openId, event, second, key)));
		assertThat(goesOn).isTrue();
	}

	private static ReceivedMessage received(String account, WxMpXmlMessage message) {
		return new ReceivedMessage(Platform.WECHAT, account, "event", message.getEvent(), List.of(), null, message);
	}

	private static WxMpXmlMessage message(String openId, String event, long second, @Nullable String key) {
		WxMpXmlMessage message = new WxMpXmlMessage();
		message.setMsgType("event");
		message.setFromUser(openId);
		message.setEvent(event);
		message.setEventKey(key);
		message.setCreateTime(second);
		return message;
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Host {

		@Bean
		RecordStore records() {
			return new HookedRecordStore();
		}

	}

}
