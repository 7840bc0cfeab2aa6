package cn.bootx.starter.integration.outage;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.testing.Await;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The portals that look accounts up in the record store, while that is away.
 */
@TestPropertySource(properties = { "spring.main.web-application-type=servlet",
		"bootx.starter.third.wechat.runtime-accounts=true", "bootx.starter.third.wechat.account-refresh=1h",
		"bootx.starter.third.simulator.customers=wxcustomer0000001,wxcustomer0000002,wxcustomer0000003" })
@ActiveProfiles("all")
@ExtendWith(OutputCaptureExtension.class)
abstract class PushesWithoutRecordsContract {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	@LocalServerPort
	private int port;

	@Autowired
	private PlatformSimulator simulator;

	@Autowired
	private RecordStore records;

	@Autowired
	private WeChatAccounts accounts;

	@Autowired
	private WeChatAccountFactory factory;

	@Autowired
	private WeChatOpenComponentService component;

	/** Takes the record store away. */
	abstract void goAway() throws Exception;

	/** Brings it back. */
	abstract void comeBack() throws Exception;

	@Test
	void whatTheNodeKnowsIsAnsweredAndTheRestComesAgain(CapturedOutput output) throws Exception {
		SimulatedAccount known = shop("known");
		this.accounts.add(Shop.settings("known"));
		SimulatedAccount unknown = shop("unknown");
		// As another node does it.
		new WeChatAccounts(List.of(), this.factory.runtime(this.records, Clock.systemUTC()))
			.add(Shop.settings("unknown"));
		this.simulator.wechatOpen().component("wx00000000quickstC").pushTicket();
		SimulatedAccount knownCustomer = customer("wxcustomer0000001");
		SimulatedAccount unknownCustomer = customer("wxcustomer0000002");
		repliesTo(knownCustomer);
		goAway();
		try {
			repliesTo(known);
			repliesTo(knownCustomer);
			for (int i = 0; i < 3; i++) {
				assertThat(unknown.fan("oFan").sends("now").attempts()).hasSize(3)
					.allMatch((attempt) -> attempt.status() == 503);
				assertThat(unknownCustomer.fan("oFan").sends("now").attempts()).hasSize(3)
					.allMatch((attempt) -> attempt.status() == 503);
			}
			assertThat(authorize("wxcustomer0000003").orElseThrow().attempts()).hasSize(3)
				.allMatch((attempt) -> attempt.status() == 503);
		}
		finally {
			comeBack();
		}
		Await.until(this::answers);
		repliesTo(unknown);
		repliesTo(unknownCustomer);
		// Its authorization was never taken, and its code is used up.
		repliesTo(this.simulator.wechat().account("wxcustomer0000003"));
		assertThat(output.toString().split("it cannot be looked up", -1)).hasSize(2);
		assertThat(output.toString().split("WARN.*wechat-open/message", -1)).hasSize(2);
	}

	private static void repliesTo(SimulatedAccount account) {
		var outcome = account.fan("oFan").sends("hello");
		assertThat(outcome.attempts()).hasSize(1);
		assertThat(outcome.replyText()).isEqualTo("re: hello");
	}

	private SimulatedAccount shop(String name) {
		return this.simulator.wechat()
			.register(OfficialAccount.safe("wx00000000" + name, "secret-of-the-shop", "shoptoken", KEY)
				.withCallbackUrl(URI.create("http://localhost:" + this.port + "/wechat/portal/" + name)));
	}

	private SimulatedAccount customer(String appId) {
		assertThat(authorize(appId).orElseThrow().delivered()).isTrue();
		return this.simulator.wechat().account(appId);
	}

	private Optional<Delivery> authorize(String appId) {
		return this.simulator.wechatOpen()
			.component("wx00000000quickstC")
			.authorize(this.component.preAuthCode().value(), "http://localhost:" + this.port + "/nowhere", appId)
			.push()
			.join();
	}

	private boolean answers() {
		try {
			this.records.find("things", "x");
			return true;
		}
		catch (StoreUnavailableException ex) {
			return false;
		}
	}

	/**
	 * Not a method of the test: its class is also looked at where the starter is absent.
	 */
	static final class Shop {

		private Shop() {
		}

		static WeChatAccount.Settings settings(String name) {
			return WeChatAccount.Settings.of(name, "wx00000000" + name, "secret-of-the-shop")
				.withPortal("shoptoken", KEY);
		}

	}

}
