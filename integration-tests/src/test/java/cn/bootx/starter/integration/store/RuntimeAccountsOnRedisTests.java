package cn.bootx.starter.integration.store;

import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.DataType;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.embedded.RedisServer;

import cn.bootx.starter.dingtalk.client.DingAccessService;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import cn.bootx.starter.testing.Await;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accounts that are added, changed and removed while two nodes run on one real Redis, one
 * on Spring MVC, the other on WebFlux.
 */
class RuntimeAccountsOnRedisTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final String OTHER_KEY = "ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210abcdefg";

	private static final String CORP = "ww000000000runtime";

	private static RedisServer redis;

	private static PlatformSimulator simulator;

	private static ConfigurableApplicationContext servlet;

	private static ConfigurableApplicationContext reactive;

	@BeforeAll
	static void start() throws Exception {
		int port = freePort();
		redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
		redis.start();
		simulator = PlatformSimulator.start();
		simulator.wecom().register(CORP, WeComUser.of("zhangsan", "张三"));
		servlet = node(WebApplicationType.SERVLET, port);
		reactive = node(WebApplicationType.REACTIVE, port);
	}

	@AfterAll
	static void stop() throws Exception {
		servlet.close();
		reactive.close();
		simulator.close();
		redis.stop();
	}

	@Test
	void anAgentOfWeComIsFollowedByBothNodes() {
		Agents.add(servlet, "token1", KEY, "secret-of-the-agent");
		SimulatedWeComAgent agent = simulator.wecom().register(Agents.platform("token1", KEY, "secret-of-the-agent"));
		assertThat(heard(agent, reactive)).isEqualTo("agent heard hi");
		assertThat(heard(agent, servlet)).isEqualTo("agent heard hi");
		Agents.send(servlet);
		Agents.send(reactive);
		assertThat(agent.messagesOf("zhangsan")).hasSize(2);
		assertThat(agent.tokenCalls()).as("one token for both nodes").isEqualTo(1);

		Agents.change(reactive, "token2", OTHER_KEY, "another-secret-of-the-agent");
		agent.change(Agents.platform("token2", OTHER_KEY, "another-secret-of-the-agent"));
		assertThat(heard(agent, reactive)).isEqualTo("agent heard hi");
		Await.until(() -> "agent heard hi".equals(heard(agent, servlet)));
		Agents.send(servlet);
		Agents.send(reactive);
		assertThat(agent.messagesOf("zhangsan")).hasSize(4);
		assertThat(agent.tokenCalls()).as("a changed secret is a new token").isEqualTo(2);
		assertThat(content()).contains("wecom-agent").doesNotContain("secret-of-the-agent", "token2", OTHER_KEY);

		Agents.remove(servlet);
		assertThat(status(agent, servlet)).isEqualTo(404);
		Await.until(() -> status(agent, reactive) == 404);
	}

	@Test
	void anApplicationOfDingTalkIsFollowedByBothNodes() {
		SimulatedDingTalkApp app = simulator.dingtalk().register(Apps.platform("token1", KEY, "secret-of-the-app"));
		Apps.add(servlet, "token1", KEY, "secret-of-the-app");
		assertThat(pushed(app, reactive)).isEqualTo(200);
		assertThat(pushed(app, servlet)).isEqualTo(200);
		Apps.token(servlet);
		Apps.token(reactive);
		assertThat(app.tokenCalls()).as("one token for both nodes").isEqualTo(1);
		Await.until("both nodes are connected", () -> app.stream().connections().size() == 2);
		assertThat(app.stream().event("user_add_org", Map.of("userId", List.of("u1"))).problem()).isNull();

		Apps.change(reactive, "token2", OTHER_KEY, "another-secret-of-the-app");
		app.change(Apps.platform("token2", OTHER_KEY, "another-secret-of-the-app"));
		assertThat(pushed(app, reactive)).isEqualTo(200);
		Await.until(() -> pushed(app, servlet) == 200);
		Apps.token(servlet);
		assertThat(app.tokenCalls()).as("a changed secret is a new token").isEqualTo(2);
		assertThat(content()).contains("ding-talk-app").doesNotContain("secret-of-the-app", "token2", OTHER_KEY);

		Apps.remove(servlet);
		assertThat(pushed(app, servlet)).isEqualTo(403);
		Await.until(() -> pushed(app, reactive) == 403);
		Await.until("no node is connected", () -> app.stream().connections().isEmpty());
	}

	private static int pushed(SimulatedDingTalkApp app, ConfigurableApplicationContext node) {
		app.events().callbackUrl(url(node, "/dingtalk/portal/app"));
		return app.events().push("user_add_org", Map.of()).delivery().attempts().get(0).status();
	}

	private static String heard(SimulatedWeComAgent agent, ConfigurableApplicationContext node) {
		agent.callbackUrl(url(node, "/wecom/portal/agent"));
		return agent.user("zhangsan").sends("hi").replyText();
	}

	private static int status(SimulatedWeComAgent agent, ConfigurableApplicationContext node) {
		agent.callbackUrl(url(node, "/wecom/portal/agent"));
		return agent.user("zhangsan").sends("hi").delivery().attempts().get(0).status();
	}

	/** All keys and values of the Redis. */
	private static String content() {
		StringRedisTemplate template = servlet.getBean(StringRedisTemplate.class);
		StringBuilder content = new StringBuilder();
		for (String key : template.keys("*")) {
			content.append(key).append(' ');
			if (template.type(key) == DataType.HASH) {
				content.append(template.opsForHash().entries(key));
			}
			else if (template.type(key) == DataType.STRING) {
				content.append(template.opsForValue().get(key));
			}
		}
		return content.toString();
	}

	private static String url(ConfigurableApplicationContext node, String path) {
		return "http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port") + path;
	}

	private static ConfigurableApplicationContext node(WebApplicationType type, int redisPort) {
		return new SpringApplicationBuilder(Node.class).web(type)
			.properties(Map.of("server.port", "0", "spring.data.redis.port", redisPort, "spring.main.banner-mode",
					"off", "bootx.starter.third.store.encryption-key", "A".repeat(43) + "=",
					"bootx.starter.third.wecom.runtime-agents", "true", "bootx.starter.third.wecom.agent-refresh", "1s",
					"bootx.starter.third.wecom.hosts.api", simulator.wecom().baseUrl()))
			.properties(Map.of("bootx.starter.third.ding-talk.runtime-apps", "true",
					"bootx.starter.third.ding-talk.app-refresh", "1s", "bootx.starter.third.ding-talk.stream.enabled",
					"true", "bootx.starter.third.ding-talk.hosts.oapi", simulator.dingtalk().oapiBaseUrl(),
					"bootx.starter.third.ding-talk.hosts.api", simulator.dingtalk().apiBaseUrl()))
			.run();
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
		WeComMessageHandler weComEcho() {
			return new WeComEcho();
		}

	}

	/** Not of the test: its class is also looked at where the starters are absent. */
	static final class Agents {

		private static final String NAME = "agent";

		private Agents() {
		}

		static void add(ConfigurableApplicationContext node, String token, String key, String secret) {
			node.getBean(WeComAgents.class).add(settings(token, key, secret));
		}

		static void change(ConfigurableApplicationContext node, String token, String key, String secret) {
			node.getBean(WeComAgents.class).update(NAME, (present) -> settings(token, key, secret));
		}

		static void remove(ConfigurableApplicationContext node) {
			node.getBean(WeComAgents.class).remove(NAME);
		}

		static void send(ConfigurableApplicationContext node) {
			node.getBean(WeComNoticeSender.class)
				.account(NAME)
				.sendTextNotice(WeComReceivers.users("zhangsan"), "shipped");
		}

		static cn.bootx.starter.simulator.wecom.WeComAgent platform(String token, String key, String secret) {
			return cn.bootx.starter.simulator.wecom.WeComAgent.of(CORP, secret, 7).withCallback(token, key, null);
		}

		private static WeComAgent.Settings settings(String token, String key, String secret) {
			return WeComAgent.Settings.of(NAME, CORP, secret, 7L).withCallback(token, key);
		}

	}

	/** Not of the test: its class is also looked at where the starters are absent. */
	static final class Apps {

		private static final String NAME = "app";

		private Apps() {
		}

		static void add(ConfigurableApplicationContext node, String token, String key, String secret) {
			node.getBean(DingTalkAccounts.class).add(settings(token, key, secret));
		}

		static void change(ConfigurableApplicationContext node, String token, String key, String secret) {
			node.getBean(DingTalkAccounts.class).update(NAME, (present) -> settings(token, key, secret));
		}

		static void remove(ConfigurableApplicationContext node) {
			node.getBean(DingTalkAccounts.class).remove(NAME);
		}

		static void token(ConfigurableApplicationContext node) {
			assertThat(node.getBean(DingAccessService.class).account(NAME).getAccessToken()).isNotEmpty();
		}

		static cn.bootx.starter.simulator.dingtalk.DingTalkApp platform(String token, String key, String secret) {
			return cn.bootx.starter.simulator.dingtalk.DingTalkApp.of("dingruntime", secret, 7)
				.withCallback(token, key, null);
		}

		private static DingTalkApp.Settings settings(String token, String key, String secret) {
			return DingTalkApp.Settings.of(NAME, "dingruntime", secret, 7L).withEvents(token, key);
		}

	}

	static final class WeComEcho implements WeComMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
				WxSessionManager sessions) {
			return WxCpXmlOutMessage.TEXT().content(context.get("account") + " heard " + message.getContent()).build();
		}

	}

}
