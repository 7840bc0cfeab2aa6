package cn.bootx.starter.wecom.portal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.callback.WeComCallbackOutcome;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;

/**
 * Agents that are added, changed and removed while two nodes run, on both web stacks.
 */
class RuntimeAgentsTests {

	private static final String OTHER_KEY = "ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210abcdefg";

	private static final long AGENT_ID = 1000009;

	private static final WeComAgent.Settings SHOP = WeComAgent.Settings
		.of("shop", SimulatedCorporation.CORP_ID, "secretOfTheShop", AGENT_ID)
		.withCallback("shopToken", SimulatedCorporation.AES_KEY);

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

	private final HttpClient http = HttpClient.newHttpClient();

	private ConfigurableApplicationContext here;

	private ConfigurableApplicationContext there;

	@BeforeEach
	void prepare() {
		Node.store = Mockito.spy(new InMemoryRecordStore());
		Node.handling = () -> {
		};
	}

	@AfterEach
	void stop() {
		this.nodes.forEach(ConfigurableApplicationContext::close);
		this.corporation.close();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void theOtherNodeAnswersAndSendsForAnAddedAgentAtOnce(WebApplicationType type) {
		start(type);
		agents(this.here).add(SHOP);
		SimulatedWeComAgent shop = simulated(SHOP);
		assertThat(shop.verifyUrl().problem()).isNull();
		WeComCallbackOutcome outcome = shop.user("zhangsan").sends("hi");
		assertThat(outcome.problem()).isNull();
		assertThat(outcome.replyText()).isEqualTo("shop heard hi");
		this.there.getBean(WeComNoticeSender.class)
			.account("shop")
			.sendTextNotice(WeComReceivers.users("zhangsan"), "shipped");
		assertThat(shop.messagesOf("zhangsan")).hasSize(1);
		assertThat(shop.user("zhangsan").sends("long").reply()).isNull();
		assertThat(shop.messagesOf("zhangsan")).as("the parts of a long reply").hasSizeGreaterThan(2);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aRemovedAgentIsUnknownAndWhatItHandlesIsFinished(WebApplicationType type) throws Exception {
		start(type);
		agents(this.here).add(SHOP);
		SimulatedWeComAgent shop = simulated(SHOP);
		CountDownLatch handling = new CountDownLatch(1);
		CountDownLatch removed = new CountDownLatch(1);
		Node.handling = () -> {
			handling.countDown();
			await(removed);
		};
		CompletableFuture<WeComCallbackOutcome> push = CompletableFuture
			.supplyAsync(() -> shop.user("zhangsan").sends("hi"));
		await(handling);
		assertThat(agents(this.here).remove("shop")).isTrue();
		agents(this.there).refresh();
		removed.countDown();
		assertThat(push.get(30, TimeUnit.SECONDS).replyText()).isEqualTo("shop heard hi");
		assertThat(status(shop.user("zhangsan").sends("hi"))).isEqualTo(404);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.there.getBean(WeComNoticeSender.class).account("shop"))
			.withMessageContaining("there is no agent 'shop'");
		assertThat(this.corporation.agent().user("zhangsan").sends("hi").replyText()).isEqualTo("default heard hi");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aChangedTokenKeyAndSecretAreUsedAfterTheRefresh(WebApplicationType type) {
		start(type);
		agents(this.here).add(SHOP);
		SimulatedWeComAgent shop = simulated(SHOP);
		WeComNoticeSender held = this.there.getBean(WeComNoticeSender.class).account("shop");
		held.sendTextNotice(WeComReceivers.users("zhangsan"), "one");
		assertThat(shop.user("zhangsan").sends("hi").problem()).isNull();
		WeComAgent.Settings changed = SHOP.withCallback("changedToken", OTHER_KEY).withCorpSecret("secretOfTheNewShop");
		agents(this.here).update("shop", (present) -> changed);
		agents(this.there).refresh();
		assertThat(status(shop.user("zhangsan").sends("hi"))).isEqualTo(403);
		shop.change(platform(changed));
		assertThat(shop.user("zhangsan").sends("hi").replyText()).isEqualTo("shop heard hi");
		int calls = shop.tokenCalls();
		held.sendTextNotice(WeComReceivers.users("zhangsan"), "two");
		assertThat(shop.messagesOf("zhangsan")).hasSize(2);
		assertThat(shop.tokenCalls()).as("a changed secret is a new token").isEqualTo(calls + 1);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void whileTheStoreIsDownKnownAgentsAreAnsweredAndOthersComeAgain(WebApplicationType type) {
		start(type);
		agents(this.there).add(SHOP);
		WeComAgent.Settings other = WeComAgent.Settings
			.of("other", SimulatedCorporation.CORP_ID, "secretOfTheOther", AGENT_ID + 1)
			.withCallback("otherToken", OTHER_KEY);
		agents(this.here).add(other);
		Mockito.doThrow(new StoreUnavailableException("records", "find", new IllegalStateException("down")))
			.when(Node.store)
			.find(any(), any());
		assertThat(simulated(SHOP).user("zhangsan").sends("hi").replyText()).isEqualTo("shop heard hi");
		SimulatedWeComAgent unknown = simulated(other);
		assertThat(status(unknown.user("zhangsan").sends("hi"))).isEqualTo(503);
		Mockito.doCallRealMethod().when(Node.store).find(any(), any());
		assertThat(unknown.user("zhangsan").sends("hi").replyText()).isEqualTo("other heard hi");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void whatIsNoPushCostsNoLookUpAndAStrangerFew(WebApplicationType type) throws Exception {
		start(type);
		long now = System.currentTimeMillis() / 1000;
		Mockito.clearInvocations(Node.store);
		assertThat(post("/wecom/portal/nobody")).isEqualTo(403);
		assertThat(post("/wecom/portal/nobody?timestamp=" + now + "&nonce=1")).isEqualTo(403);
		assertThat(post("/wecom/portal/nobody?msg_signature=1&timestamp=1700000000&nonce=1")).isEqualTo(403);
		Mockito.verify(Node.store, Mockito.never()).find(any(), any());
		for (int i = 0; i < 5; i++) {
			assertThat(post("/wecom/portal/nobody?msg_signature=1&timestamp=" + now + "&nonce=1")).isEqualTo(404);
		}
		Mockito.verify(Node.store, Mockito.times(1)).find(any(), any());
	}

	private void start(WebApplicationType type) {
		this.here = node(type);
		this.there = node(type);
		this.corporation.agent().callbackUrl(portal(this.there));
	}

	private ConfigurableApplicationContext node(WebApplicationType type) {
		ConfigurableApplicationContext node = new SpringApplicationBuilder(Node.class).web(type)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
					"bootx.starter.third.wecom.runtime-agents=true", "bootx.starter.third.wecom.agent-refresh=1h")
			.properties(this.corporation.properties())
			.run();
		this.nodes.add(node);
		return node;
	}

	/** The agent at the platform, which pushes to the other node. */
	private SimulatedWeComAgent simulated(WeComAgent.Settings agent) {
		return this.corporation.simulator().wecom().register(platform(agent));
	}

	private cn.bootx.starter.simulator.wecom.WeComAgent platform(WeComAgent.Settings agent) {
		return cn.bootx.starter.simulator.wecom.WeComAgent.of(agent.corpId(), agent.corpSecret(), agent.agentId())
			.withCallback(String.valueOf(agent.token()), String.valueOf(agent.encodingAesKey()),
					portal(this.there) + "/" + agent.name());
	}

	private int post(String target) throws Exception {
		String server = "http://127.0.0.1:" + this.there.getEnvironment().getProperty("local.server.port");
		return this.http
			.send(HttpRequest.newBuilder(URI.create(server + target))
				.POST(HttpRequest.BodyPublishers.ofString("<xml/>"))
				.build(), HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

	private static String portal(ConfigurableApplicationContext node) {
		return "http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port") + "/wecom/portal";
	}

	private static int status(WeComCallbackOutcome outcome) {
		return outcome.delivery().attempts().get(0).status();
	}

	private static WeComAgents agents(ConfigurableApplicationContext node) {
		return node.getBean(WeComAgents.class);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Node {

		private static volatile RecordStore store = new InMemoryRecordStore();

		private static volatile Runnable handling = () -> {
		};

		@Bean
		RecordStore recordStore() {
			return store;
		}

		@Bean
		WeComMessageHandler echo() {
			return new Echo();
		}

	}

	static class Echo implements WeComMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
				WxSessionManager sessions) {
			Node.handling.run();
			String heard = context.get("account") + " heard " + message.getContent();
			return WxCpXmlOutMessage.TEXT()
				.content(message.getContent().equals("long") ? (heard + "。\n").repeat(200) : heard)
				.build();
		}

	}

}
