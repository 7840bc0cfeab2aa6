package cn.bootx.starter.dingtalk.portal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.dingtalk.client.DingAccessService;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.handler.DingTalkMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.stream.DingTalkStreamConnections;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.event.DingEventOutcome;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.testing.Await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;

/**
 * Applications that are added, changed and removed while two nodes run, with pushes over
 * HTTP on both web stacks, and in Stream mode.
 */
class RuntimeAppsTests {

	private static final String KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private static final String OTHER_KEY = "ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210abcdefg";

	private static final DingTalkApp.Settings SHOP = DingTalkApp.Settings.of("shop", "dingshop", "secret-of-shop", 7L)
		.withEvents("shopToken", KEY);

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeEach
	void prepare() {
		Node.store = Mockito.spy(new InMemoryRecordStore());
		this.simulator.dingtalk().register(DingUser.of("u1", "Ann", "13800000001"));
	}

	@AfterEach
	void stop() {
		this.nodes.forEach(ConfigurableApplicationContext::close);
		this.simulator.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void theOtherNodeFollowsWhatOneDoes(WebApplicationType type) {
		ConfigurableApplicationContext here = node(type);
		ConfigurableApplicationContext there = node(type);
		apps(here).add(SHOP);
		SimulatedDingTalkApp shop = simulated(SHOP, there);
		assertThat(shop.events().checkUrl().problem()).isNull();
		assertThat(shop.events().push("user_add_org", Map.of("UserId", List.of("u1"))).problem()).isNull();
		assertThat(shop.user("u1").says("hi").replies()).singleElement()
			.satisfies((reply) -> assertThat(reply.text()).isEqualTo("shop heard hi"));
		DingAccessService held = there.getBean(DingAccessService.class).account("shop");
		held.getAccessToken();

		DingTalkApp.Settings changed = SHOP.withEvents("changedToken", OTHER_KEY).withAppSecret("new-secret-of-shop");
		apps(here).update("shop", (present) -> changed);
		apps(there).refresh();
		assertThat(status(shop.events().push("user_add_org", Map.of()))).isEqualTo(403);
		assertThat(shop.user("u1").says("hi").accepted()).as("signed with the old secret").isFalse();
		shop.change(platform(changed, there));
		assertThat(shop.events().push("user_add_org", Map.of()).problem()).isNull();
		assertThat(shop.user("u1").says("hi").replies()).hasSize(1);
		int calls = shop.tokenCalls();
		held.getAccessToken();
		assertThat(shop.tokenCalls()).as("a changed secret is a new token").isEqualTo(calls + 1);

		assertThat(apps(here).remove("shop")).isTrue();
		apps(there).refresh();
		assertThat(status(shop.events().push("user_add_org", Map.of()))).isEqualTo(403);
		assertThat(shop.user("u1").says("hi").accepted()).isFalse();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(held::getAccessToken)
			.withMessageContaining("there is no app 'shop'");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void whileTheStoreIsDownKnownAppsAreAnsweredAndStrangersCostNothing(WebApplicationType type) throws Exception {
		ConfigurableApplicationContext here = node(type);
		ConfigurableApplicationContext there = node(type);
		apps(there).add(SHOP);
		DingTalkApp.Settings other = DingTalkApp.Settings.of("other", "dingother", "secret-of-other", 8L)
			.withEvents("otherToken", KEY);
		apps(here).add(other);
		Mockito.doThrow(new StoreUnavailableException("records", "find", new IllegalStateException("down")))
			.when(Node.store)
			.find(any(), any());
		assertThat(simulated(SHOP, there).events().push("user_add_org", Map.of()).problem()).isNull();
		SimulatedDingTalkApp unknown = simulated(other, there);
		assertThat(status(unknown.events().push("user_add_org", Map.of()))).isEqualTo(503);
		Mockito.doCallRealMethod().when(Node.store).find(any(), any());
		assertThat(unknown.events().push("user_add_org", Map.of()).problem()).isNull();

		long now = System.currentTimeMillis();
		Mockito.clearInvocations(Node.store);
		assertThat(post(there, "", Map.of())).isEqualTo(403);
		assertThat(post(there, "?timestamp=" + now + "&nonce=1", Map.of())).isEqualTo(403);
		assertThat(post(there, "?signature=1&nonce=1&timestamp=1700000000000", Map.of())).isEqualTo(403);
		assertThat(post(there, "", Map.of("sign", "x", "timestamp", "1700000000000"))).isEqualTo(403);
		Mockito.verify(Node.store, Mockito.never()).find(any(), any());
		for (int i = 0; i < 3; i++) {
			assertThat(post(there, "?signature=1&nonce=1&timestamp=" + now, Map.of())).isEqualTo(403);
			assertThat(post(there, "", Map.of("sign", "x", "timestamp", "" + now))).isEqualTo(403);
		}
		Mockito.verify(Node.store, Mockito.times(1)).find(any(), any());
	}

	@Test
	void streamConnectionsAreHeldByTheNodesThatShould() {
		ConfigurableApplicationContext all = node(WebApplicationType.NONE, "stream.enabled=true");
		ConfigurableApplicationContext others = node(WebApplicationType.NONE, "stream.enabled=true",
				"stream.apps=other");
		ConfigurableApplicationContext none = node(WebApplicationType.NONE);
		SimulatedDingTalkApp shop = this.simulator.dingtalk()
			.register(cn.bootx.starter.simulator.dingtalk.DingTalkApp.of("dingshop", "secret-of-shop", 7));
		apps(none).add(SHOP);
		apps(all).refresh();
		apps(others).refresh();
		Await.until("it is connected", () -> connected(all).equals(List.of("shop")));
		assertThat(shop.stream().connections()).hasSize(1);
		assertThat(others.getBean(DingTalkStreamConnections.class).status()).isEmpty();
		assertThat(shop.stream().event("user_add_org", Map.of("userId", List.of("u1"))).problem()).isNull();

		apps(none).update("shop", (present) -> SHOP.withEvents("changedToken", OTHER_KEY));
		apps(all).refresh();
		assertThat(opened(all)).as("the secrets of HTTP do not matter here").isEqualTo(1);

		shop.change(cn.bootx.starter.simulator.dingtalk.DingTalkApp.of("dingshop", "new-secret-of-shop", 7));
		apps(none).update("shop", (present) -> present.withAppSecret("new-secret-of-shop"));
		apps(all).refresh();
		Await.until("another connection has taken the place", () -> connected(all).equals(List.of("shop")));
		Await.until("the former one is closed", () -> shop.stream().connections().size() == 1);

		apps(none).remove("shop");
		apps(all).refresh();
		assertThat(all.getBean(DingTalkStreamConnections.class).status()).isEmpty();
		Await.until("it is closed", () -> shop.stream().connections().isEmpty());
	}

	private ConfigurableApplicationContext node(WebApplicationType type, String... properties) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(Node.class).web(type)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=warn",
					"bootx.starter.third.ding-talk.runtime-apps=true", "bootx.starter.third.ding-talk.app-refresh=1h",
					"bootx.starter.third.ding-talk.hosts.oapi=" + this.simulator.dingtalk().oapiBaseUrl(),
					"bootx.starter.third.ding-talk.hosts.api=" + this.simulator.dingtalk().apiBaseUrl());
		for (String property : properties) {
			builder.properties("bootx.starter.third.ding-talk." + property);
		}
		ConfigurableApplicationContext node = builder.run();
		this.nodes.add(node);
		return node;
	}

	/** The application at the platform, which pushes to a node. */
	private SimulatedDingTalkApp simulated(DingTalkApp.Settings app, ConfigurableApplicationContext node) {
		SimulatedDingTalkApp simulated = this.simulator.dingtalk().register(platform(app, node));
		simulated.robotCallbackUrl(portal(node) + "/" + app.name());
		return simulated;
	}

	private static cn.bootx.starter.simulator.dingtalk.DingTalkApp platform(DingTalkApp.Settings app,
			ConfigurableApplicationContext node) {
		return cn.bootx.starter.simulator.dingtalk.DingTalkApp.of(app.appKey(), app.appSecret(), 7)
			.withCallback(String.valueOf(app.token()), String.valueOf(app.encodingAesKey()),
					portal(node) + "/" + app.name());
	}

	private int post(ConfigurableApplicationContext node, String query, Map<String, String> headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal(node) + "/nobody" + query))
			.POST(HttpRequest.BodyPublishers.ofString("{}"));
		headers.forEach(request::header);
		return this.http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	private static String portal(ConfigurableApplicationContext node) {
		return "http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port") + "/dingtalk/portal";
	}

	private static int status(DingEventOutcome outcome) {
		return outcome.delivery().attempts().get(0).status();
	}

	private static DingTalkAccounts apps(ConfigurableApplicationContext node) {
		return node.getBean(DingTalkAccounts.class);
	}

	private static List<String> connected(ConfigurableApplicationContext node) {
		return node.getBean(DingTalkStreamConnections.class)
			.status()
			.stream()
			.filter(DingTalkStreamConnections.Status::connected)
			.map(DingTalkStreamConnections.Status::app)
			.toList();
	}

	private static long opened(ConfigurableApplicationContext node) {
		return node.getBean(DingTalkStreamConnections.class).status().get(0).connections();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Node {

		private static volatile RecordStore store = new InMemoryRecordStore();

		@Bean
		RecordStore recordStore() {
			return store;
		}

		@DingTalkMessage
		String echo(DingTalkRobotMessage message) {
			return message.app() + " heard " + message.text();
		}

	}

}
