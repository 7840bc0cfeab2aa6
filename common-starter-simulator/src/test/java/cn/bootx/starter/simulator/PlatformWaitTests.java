package cn.bootx.starter.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.platform.SimulatedClock;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechatopen.Component;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What platforms wait for passes by the simulated clock, and by no other. */
class PlatformWaitTests {

	private static final String KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private final SimulatedClock clock = new SimulatedClock(0);

	private final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).waits(1).start();

	private final HostStub host = HostStub.start();

	@AfterEach
	void close() {
		this.simulator.close();
		this.host.close();
	}

	@Test
	void weChatTriesAgainAfterFiveAndTenSecondsOfTheClock() {
		var account = this.simulator.wechat()
			.register(OfficialAccount.plain("wx1", "s", "token").withCallbackUrl(this.host.uri("/p")));
		this.host.answers((call) -> new HostStub.Answer(500, ""));
		var outcome = CompletableFuture.supplyAsync(() -> account.fan("oFan").sends("hi"));
		this.host.awaitCalls(1);
		this.clock.advance(Duration.ofSeconds(5));
		this.host.awaitCalls(2);
		assertThat(this.host.calls()).hasSize(2);
		assertThat(outcome).isNotDone();
		this.clock.advance(Duration.ofSeconds(5));
		this.host.awaitCalls(3);
		assertThat(outcome.join().attempts()).hasSize(3);
	}

	@Test
	void dingTalkTriesAgainAfterTenAndThirtySeconds() {
		SimulatedDingTalkApp app = this.simulator.dingtalk()
			.register(DingTalkApp.of("dingkey", "secret", 7).withCallback("token123", KEY, null));
		app.events().callbackUrl(this.host.uri("/ding").toString());
		var outcome = CompletableFuture.supplyAsync(() -> app.events().push("user_add_org", Map.of()));
		this.host.awaitCalls(1);
		this.clock.advance(Duration.ofSeconds(10));
		this.host.awaitCalls(2);
		assertThat(this.host.calls()).hasSize(2);
		// A clock that was stopped goes on for what waits already.
		this.clock.factor(600);
		this.host.awaitCalls(3);
		assertThat(outcome.join().delivery().attempts()).hasSize(3);
	}

	@Test
	void aTicketComesEveryTenMinutesAndOneThatFailsIsNotRepeated() {
		this.simulator.wechatOpen()
			.register(new Component("wxcomp", "compsecret", "token", KEY, () -> this.host.uri("/event"), null));
		this.host.answers((call) -> new HostStub.Answer(500, ""));
		this.clock.advance(Duration.ofMinutes(10));
		this.host.awaitCalls(1);
		this.clock.factor(6000);
		this.host.awaitCalls(4);
		assertThat(this.simulator.pushes().all()).hasSizeGreaterThanOrEqualTo(3)
			.allSatisfy((push) -> assertThat(push.delivery().attempts()).hasSize(1));
	}

	@Test
	void aWaitGoesOnWhereTheClockIsSetBack() throws InterruptedException {
		this.simulator.wechatOpen()
			.register(new Component("wxcomp", "compsecret", "token", KEY, () -> this.host.uri("/event"), null));
		this.clock.advance(Duration.ofDays(-30));
		this.clock.factor(6000);
		this.host.awaitCalls(1);
		assertThat(this.host.calls().get(0).path()).isEqualTo("/event");
	}

}
