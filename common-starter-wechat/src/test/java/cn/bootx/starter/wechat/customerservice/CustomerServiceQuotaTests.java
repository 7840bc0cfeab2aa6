package cn.bootx.starter.wechat.customerservice;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.AppletFixture;
import cn.bootx.starter.wechat.AppletHostApplication;
import cn.bootx.starter.wechat.HostApplication;
import cn.bootx.starter.wechat.StoppableStore;
import cn.bootx.starter.wechat.WeChatFixture;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sends that are counted, so that one too many is refused without a call.
 */
class CustomerServiceQuotaTests {

	private static final String SEND = "/cgi-bin/message/custom/send";

	private static final WeChatCustomerServiceMessage TEXT = WeChatCustomerServiceMessage.text("x");

	private final AccountFixture wechat = new AccountFixture();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void anApplicationCountsOverTheWholePath() {
		try (WeChatFixture fixture = WeChatFixture.safe()) {
			WeChatCustomerServiceSender sender = fixture
				.start(WebApplicationType.SERVLET, HostApplication.class,
						"bootx.starter.third.wechat.customer-service.count=true")
				.bean(WeChatCustomerServiceSender.class);
			assertThat(sender.left("oFan")).isEmpty();
			fixture.account().fan("oFan").sends("hi");
			assertThat(sender.left("oFan")).hasValue(5);
			fixture.account().fan("oFan").clicksMenu("V1");
			assertThat(sender.left("oFan")).hasValue(8);
			sender.sendText("oFan", "x".repeat(2049));
			assertThat(sender.left("oFan")).hasValue(6);
			refuses(() -> sender.sendText("oFan", "x".repeat(2048 * 6 + 1)));
			assertThat(fixture.simulator().calls().count(SEND)).isEqualTo(2);
			IntStream.range(0, 6).forEach((i) -> sender.send("oFan", TEXT));
			refuses(() -> sender.send("oFan", TEXT));
			assertThat(fixture.simulator().calls().count(SEND)).isEqualTo(8);
			fixture.account().fan("oFan").sends("more");
			sender.send("oFan", TEXT);
		}
	}

	@Test
	void aMiniProgramCountsAsWell() {
		try (AppletFixture fixture = new AppletFixture(PushMode.PLAIN)) {
			ConfigurableApplicationContext context = fixture.start(WebApplicationType.SERVLET,
					AppletHostApplication.class, "--bootx.starter.third.wechat-applet.customer-service.count=true");
			WeChatAppletCustomerServiceSender sender = context.getBean(WeChatAppletCustomerServiceSender.class);
			MiniProgramUser user = fixture.user();
			user.entersService("from");
			assertThat(sender.left("oMini")).hasValue(2);
			sender.send("oMini", WeChatCustomerServiceMessage.link("t", "d", "https://a", null));
			sender.send("oMini", TEXT);
			refuses(() -> sender.send("oMini", TEXT));
			user.sends("hi");
			sender.typing("oMini");
			assertThat(sender.left("oMini")).hasValue(5);
			assertThat(fixture.simulator().calls().bodies("/cgi-bin/message/custom/business/typing")).hasSize(1);
		}
	}

	@Test
	void twoNodesShareTheCount() throws Exception {
		WeChatCustomerServiceSender one = sender(quota());
		WeChatCustomerServiceSender other = sender(quota());
		this.wechat.simulated().fan("oFan").follows();
		this.wechat.simulated().fan("oFan").sends("hi");
		received(one, "text", null);
		AtomicInteger refused = new AtomicInteger();
		List<Thread> threads = IntStream.range(0, 16).mapToObj((i) -> new Thread(() -> {
			try {
				((i % 2 == 0) ? one : other).send("oFan", TEXT);
			}
			catch (PlatformException ex) {
				refused.incrementAndGet();
			}
		})).toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(one.left("oFan")).hasValue(0);
		assertThat(other.left("oFan")).hasValue(0);
		assertThat(refused).hasValueGreaterThanOrEqualTo(8);
	}

	@Test
	void bothWindowsEnd() {
		WeChatCustomerServiceSender sender = sender(quota());
		received(sender, "event", "SCAN");
		assertThat(sender.left("oFan")).hasValue(3);
		this.wechat.clock().advance(Duration.ofSeconds(61));
		assertThat(sender.left("oFan")).isEmpty();
		received(sender, "text", null);
		received(sender, "event", "LOCATION");
		this.wechat.clock().advance(Duration.ofHours(48).minusSeconds(1));
		assertThat(sender.left("oFan")).hasValue(5);
		this.wechat.clock().advance(Duration.ofSeconds(2));
		assertThat(sender.left("oFan")).isEmpty();
	}

	@Test
	void whatWeChatRefusesIsNotCounted() {
		WeChatCustomerServiceSender sender = sender(quota());
		this.wechat.simulated().fan("oFan").follows();
		this.wechat.clock().advance(Duration.ofSeconds(61));
		received(sender, "text", null);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> sender.send("oFan", TEXT))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("45015"));
		assertThat(sender.left("oFan")).hasValue(5);
	}

	@Test
	void withoutTheStoreWeChatDecides() {
		AtomicBoolean away = new AtomicBoolean(true);
		WeChatCustomerServiceSender sender = sender(
				new CustomerServiceQuota(Platform.WECHAT, StoppableStore.of(away), this.wechat.clock(), 5));
		this.wechat.simulated().fan("oFan").follows();
		received(sender, "text", null);
		sender.send("oFan", TEXT);
		assertThat(sender.left("oFan")).isEmpty();
	}

	private CustomerServiceQuota quota() {
		return new CustomerServiceQuota(Platform.WECHAT, this.wechat.store(), this.wechat.clock(), 5);
	}

	private WeChatCustomerServiceSender sender(CustomerServiceQuota quota) {
		return new WeChatCustomerServiceSender(this.wechat.accounts(), quota);
	}

	private static void received(WeChatCustomerServiceSender sender, String type, String event) {
		WxMpXmlMessage message = new WxMpXmlMessage();
		message.setFromUser("oFan");
		sender.counter().before(new ReceivedMessage(Platform.WECHAT, "default", type, event, List.of(), null, message));
	}

	private static void refuses(Runnable send) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(send::run)
			.withMessageContaining("WeChat was not called")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("45047"))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.QUOTA));
	}

}
