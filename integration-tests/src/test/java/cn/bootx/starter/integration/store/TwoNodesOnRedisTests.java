package cn.bootx.starter.integration.store;

import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import redis.embedded.RedisServer;

import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgent.Secret;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wecom.agent.WeComAgents;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications on one real Redis, as this line of Spring Boot configures it.
 */
class TwoNodesOnRedisTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final AtomicInteger handled = new AtomicInteger();

	private static volatile Runnable handling = () -> {
	};

	private static RedisServer redis;

	private static int redisPort;

	private static PlatformSimulator simulator;

	private static SimulatedAccount account;

	private static ConfigurableApplicationContext first;

	private static ConfigurableApplicationContext second;

	@BeforeAll
	static void start() throws Exception {
		redisPort = freePort();
		redis = RedisServer.newRedisServer().port(redisPort).bind("127.0.0.1").setting("save \"\"").build();
		redis.start();
		simulator = PlatformSimulator.start();
		first = node(redisPort);
		second = node(redisPort);
		account = simulator.wechat()
			.register(OfficialAccount.safe("wx0000000000nodes", "secret-of-the-nodes", "nodestoken", KEY)
				.withCallbackUrl(portal(first)));
	}

	@AfterAll
	static void stop() throws Exception {
		first.close();
		second.close();
		simulator.close();
		redis.stop();
	}

	@Test
	void redisIsTakenForBothStores() {
		assertThat(first.getBean(ExpiringStore.class).name()).contains("redis");
		assertThat(first.getBean(RecordStore.class).name()).contains("redis");
	}

	@Test
	void bothNodesUseOneToken() throws Exception {
		String token = first.getBean(WxMpService.class).getAccessToken();

		assertThat(second.getBean(WxMpService.class).getAccessToken()).isEqualTo(token);
		assertThat(simulator.calls().count("/cgi-bin/stable_token")).isEqualTo(1);
	}

	/**
	 * Both call it the default, and neither knows an AgentId: the secret tells them
	 * apart.
	 */
	@Test
	void secretsOfOneCorporationHaveTheirOwnTokens() {
		long before = simulator.calls().count("/qyapi/cgi-bin/gettoken");
		simulator.wecom().register(WeComAgent.of("ww0000000000nodes", "secret-of-contacts", Secret.CONTACTS));
		simulator.wecom().register(WeComAgent.of("ww0000000000nodes", "secret-of-customers", Secret.CUSTOMER_CONTACT));
		try (ConfigurableApplicationContext contacts = corporation("secret-of-contacts");
				ConfigurableApplicationContext again = corporation("secret-of-contacts");
				ConfigurableApplicationContext customers = corporation("secret-of-customers")) {
			String token = token(contacts);

			assertThat(token(customers)).isNotEqualTo(token);
			assertThat(token(again)).isEqualTo(token);
			assertThat(simulator.calls().count("/qyapi/cgi-bin/gettoken") - before).isEqualTo(2);
		}
	}

	@Test
	void aCallBackThatReachesBothNodesUsesTheCodeOfALoginOnce() {
		simulator.wecom().register("ww0000000000nodes", WeComUser.of("zhangsan", "张三"));
		String code = simulator.wecom()
			.register(WeComAgent.of("ww0000000000nodes", "secret-of-logins", 1000002))
			.user("zhangsan")
			.loginCode();
		try (ConfigurableApplicationContext here = corporation("secret-of-logins",
				"--bootx.starter.third.wecom.agent-id=1000002");
				ConfigurableApplicationContext there = corporation("secret-of-logins",
						"--bootx.starter.third.wecom.agent-id=1000002")) {
			ThirdLogins.Begun begun = here.getBean(ThirdLogins.class)
				.begin(new ThirdLogins.Wish(null, null, "/orders"), URI.create("http://localhost/callback"),
						new ThirdLogins.Browser("", null));
			String state = begun.page().toString().replaceAll(".*state=", "");
			List<Object> done = Stream.of(here, there, here, there)
				.parallel()
				.<Object>map((node) -> node.getBean(ThirdLogins.class).finish(code, state, begun.browser()))
				.toList();

			assertThat(done).hasSize(4).containsOnly(done.get(0));
			assertThat(done.get(0).toString()).contains("userId=zhangsan", "/orders");
			assertThat(simulator.calls().count("/qyapi/cgi-bin/auth/getuserinfo")).isEqualTo(1);
		}
	}

	private static ConfigurableApplicationContext corporation(String secret, String... more) {
		return new SpringApplicationBuilder(Node.class).web(WebApplicationType.NONE)
			.properties(Map.of("spring.data.redis.port", redisPort, "spring.main.banner-mode", "off",
					"bootx.starter.third.wecom.corp-id", "ww0000000000nodes", "bootx.starter.third.wecom.corp-secret",
					secret, "bootx.starter.third.wecom.hosts.api", simulator.wecom().baseUrl()))
			.run(more);
	}

	private static String token(ConfigurableApplicationContext node) {
		return node.getBean(WeComAgents.class).defaultAgent().tokens().get();
	}

	@Test
	void aRetryToTheOtherNodeGetsTheFirstReply() {
		int before = handled.get();
		PushOutcome here = account.fan("oReader").sends("hello");
		PushOutcome there = account.push(account.lastPush().withUrl(portal(second)));

		assertThat(here.replyText()).isEqualTo("handled");
		assertThat(there.attempts().get(0).bodyText()).isEqualTo(here.attempts().get(0).bodyText());
		assertThat(handled.get() - before).isEqualTo(1);
	}

	@Test
	void anAccountThatOneNodeAddsIsAnsweredByTheOther() {
		first.getBean(WeChatAccounts.class)
			.add(WeChatAccount.Settings.of("shop", "wx0000000000shop", "secret-of-the-shop")
				.withPortal("shoptoken", KEY));
		SimulatedAccount shop = simulator.wechat()
			.register(OfficialAccount.safe("wx0000000000shop", "secret-of-the-shop", "shoptoken", KEY)
				.withCallbackUrl(URI.create(portal(second) + "/shop")));
		assertThat(shop.fan("oReader").sends("hello").replyText()).isEqualTo("handled");

		first.getBean(WeChatAccounts.class).remove("shop");
		second.getBean(WeChatAccounts.class).refresh();
		assertThat(shop.fan("oReader").sends("hello").status()).isEqualTo(404);
	}

	@Test
	void aPushCostsOneRoundTripBeforeItsHandlerAndOneAfter() throws Exception {
		List<List<String>> pushes = new ArrayList<>();
		try (RedisMonitor monitor = new RedisMonitor(redisPort)) {
			handling = () -> monitor.mark("handler");
			for (int i = 0; i < 5; i++) {
				assertThat(account.fan("oReader").sends("count " + i).replyText()).isEqualTo("handled");
				pushes.add(monitor.commands());
			}
		}
		finally {
			handling = () -> {
			};
		}
		// The first may load the scripts, and now and then a node does something of its
		// own.
		assertThat(pushes).contains(List.of("evalsha", "handler", "evalsha"));
	}

	private static ConfigurableApplicationContext node(int redisPort) {
		return new SpringApplicationBuilder(Node.class).web(WebApplicationType.SERVLET)
			.properties(Map.of("server.port", "0", "spring.data.redis.port", redisPort, "spring.main.banner-mode",
					"off", "bootx.starter.third.wechat.app-id", "wx0000000000nodes",
					"bootx.starter.third.wechat.app-secret", "secret-of-the-nodes", "bootx.starter.third.wechat.token",
					"nodestoken", "bootx.starter.third.wechat.encoding-aes-key", KEY,
					"bootx.starter.third.wechat.hosts.api", simulator.baseUrl(),
					"bootx.starter.third.wechat.runtime-accounts", "true"))
			.run();
	}

	private static URI portal(ConfigurableApplicationContext node) {
		return URI
			.create("http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port") + "/wechat/portal");
	}

	private static int freePort() throws Exception {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Node {

		@Bean
		WeChatMpMessageHandler counting() {
			return new Counting();
		}

	}

	static final class Counting implements WeChatMpMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public String getEvent() {
			return null;
		}

		@Override
		public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessions) {
			handled.incrementAndGet();
			handling.run();
			return WxMpXmlOutMessage.TEXT()
				.content("handled")
				.fromUser(message.getToUser())
				.toUser(message.getFromUser())
				.build();
		}

	}

}
