package cn.bootx.starter.integration.outage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ActiveProfiles;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechat.account.WeChatAccountRegistry;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The portals that look accounts up in the record store, while that is away.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		classes = { OutageHost.class, PushesWithoutRecordsTests.Records.class },
		properties = { "spring.main.web-application-type=servlet", "bootx.starter.third.wechat.runtime-accounts=true",
				"bootx.starter.third.wechat.account-refresh=1h",
				"bootx.starter.third.simulator.customers=wxcustomer0000001,wxcustomer0000002" })
@ActiveProfiles("all")
@ExtendWith(OutputCaptureExtension.class)
class PushesWithoutRecordsTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final AtomicBoolean away = new AtomicBoolean();

	@LocalServerPort
	private int port;

	@Autowired
	private PlatformSimulator simulator;

	@Autowired
	private RecordStore records;

	@Autowired
	private WeChatAccountRegistry registry;

	@Autowired
	private WeChatAccountFactory factory;

	@Autowired
	private WeChatOpenComponentService component;

	@Autowired
	private WeChatOpenAuthorizers authorizers;

	@Test
	void whatTheNodeKnowsIsAnsweredAndTheRestComesAgain(CapturedOutput output) {
		SimulatedAccount known = shop("known");
		this.registry.add(Shop.settings("known"));
		SimulatedAccount unknown = shop("unknown");
		// As another node does it.
		new WeChatAccountRegistry(List.of(), this.records, this.factory, Clock.systemUTC())
			.add(Shop.settings("unknown"));
		this.simulator.wechatOpen().component("wx00000000quickstC").pushTicket();
		SimulatedAccount knownCustomer = customer("wxcustomer0000001");
		SimulatedAccount unknownCustomer = customer("wxcustomer0000002");
		repliesTo(knownCustomer);
		away.set(true);
		try {
			repliesTo(known);
			repliesTo(knownCustomer);
			for (int i = 0; i < 3; i++) {
				assertThat(unknown.fan("oFan").sends("now").attempts()).hasSize(3)
					.allMatch((attempt) -> attempt.status() == 503);
				assertThat(unknownCustomer.fan("oFan").sends("now").attempts()).hasSize(3)
					.allMatch((attempt) -> attempt.status() == 503);
			}
		}
		finally {
			away.set(false);
		}
		repliesTo(unknown);
		repliesTo(unknownCustomer);
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
		this.simulator.wechatOpen()
			.component("wx00000000quickstC")
			.authorize(this.component.preAuthCode().value(), "http://localhost:" + this.port + "/nowhere", appId);
		await().atMost(Duration.ofSeconds(10)).until(() -> this.authorizers.find(appId).isPresent());
		return this.simulator.wechat().account(appId);
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

	@TestConfiguration(proxyBeanMethods = false)
	static class Records {

		@Bean
		RecordStore records() {
			RecordStore store = new InMemoryRecordStore();
			return (RecordStore) Proxy.newProxyInstance(Records.class.getClassLoader(),
					new Class<?>[] { RecordStore.class }, (proxy, method, arguments) -> {
						if (away.get() && !method.getName().equals("name")) {
							throw new StoreUnavailableException("jdbc", method.getName(), new IllegalStateException());
						}
						try {
							return method.invoke(store, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getCause();
						}
					});
		}

	}

}
