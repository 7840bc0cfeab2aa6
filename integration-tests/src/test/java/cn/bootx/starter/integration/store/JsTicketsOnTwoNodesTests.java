package cn.bootx.starter.integration.store;

import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.mp.api.WxMpService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import redis.embedded.RedisServer;

import cn.bootx.starter.core.jssdk.PageSignature;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.DingAccessService;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages that ask two nodes on one Redis at the same time cost one call for each ticket,
 * on all platforms, and WxJava's own methods cost none.
 */
class JsTicketsOnTwoNodesTests {

	private static final String PAGE = "https://h5.example.com/order?name=%E4%BD%A0";

	private static final HttpClient http = HttpClient.newHttpClient();

	private static RedisServer redis;

	private static PlatformSimulator simulator;

	private static List<ConfigurableApplicationContext> nodes;

	@BeforeAll
	static void start() throws Exception {
		int redisPort = freePort();
		redis = RedisServer.newRedisServer().port(redisPort).bind("127.0.0.1").setting("save \"\"").build();
		redis.start();
		simulator = PlatformSimulator.start();
		simulator.wechat().register(OfficialAccount.plain("wx00000000tickets", "secret-of-tickets", "ticketstoken"));
		simulator.wecom().register(WeComAgent.of("ww0000000tickets", "secret-of-tickets", 1000002));
		simulator.dingtalk().register(DingTalkApp.of("dingtickets", "secret-of-tickets", 42L));
		nodes = List.of(node(redisPort), node(redisPort));
	}

	@AfterAll
	static void stop() throws Exception {
		nodes.forEach(ConfigurableApplicationContext::close);
		simulator.close();
		redis.stop();
	}

	@Test
	void anOfficialAccountsTicketIsFetchedOnce() throws Exception {
		signaturesAreOf("/wechat/js-sdk/config", "timestamp", PAGE,
				() -> nodes.get(1).getBean(WxMpService.class).getJsapiTicket());
		assertThat(simulator.calls().count("/cgi-bin/ticket/getticket")).isOne();
	}

	@Test
	void bothTicketsOfWeComAreFetchedOnce() throws Exception {
		signaturesAreOf("/wecom/js-sdk/config", "timestamp", PAGE,
				() -> nodes.get(1).getBean(WxCpService.class).getJsapiTicket());
		signaturesAreOf("/wecom/js-sdk/agent-config", "timestamp", PAGE,
				() -> nodes.get(1).getBean(WxCpService.class).getAgentJsapiTicket());
		assertThat(simulator.calls().count("/qyapi/cgi-bin/get_jsapi_ticket")).isOne();
		assertThat(simulator.calls().count("/qyapi/cgi-bin/ticket/get")).isOne();
	}

	@Test
	void dingTalksTicketIsFetchedOnce() throws Exception {
		signaturesAreOf("/dingtalk/js-sdk/config", "timeStamp", "https://h5.example.com/order?name=你",
				() -> nodes.get(1).getBean(DingAccessService.class).jsTicket().get());
		assertThat(simulator.calls().count("/dingapi/v1.0/oauth2/jsapiTickets")).isOne();
	}

	/** Asks both nodes at once, and compares what they sign with the ticket. */
	private static void signaturesAreOf(String path, String timestamp, String signed, Ticket ticket) throws Exception {
		List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 16)
			.mapToObj((i) -> http.sendAsync(request(nodes.get(i % 2), path), HttpResponse.BodyHandlers.ofString()))
			.toList();
		String value = ticket.get();
		for (CompletableFuture<HttpResponse<String>> answer : asked) {
			assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
			JsonNode config = Json.readTree(answer.get().body());
			assertThat(config.path("signature").asText()).isEqualTo(
					PageSignature.of(value, signed, config.path("nonceStr").asText(), config.path(timestamp).asLong())
						.signature());
		}
	}

	private static HttpRequest request(ConfigurableApplicationContext node, String path) {
		return HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port") + path
					+ "?url=" + URLEncoder.encode(PAGE + "#/pay", StandardCharsets.UTF_8)))
			.build();
	}

	private static ConfigurableApplicationContext node(int redisPort) {
		String prefix = "--bootx.starter.third.";
		return new SpringApplicationBuilder(Node.class).web(WebApplicationType.SERVLET)
			.run("--server.port=0", "--spring.data.redis.port=" + redisPort, "--spring.main.banner-mode=off",
					prefix + "wechat.app-id=wx00000000tickets", prefix + "wechat.app-secret=secret-of-tickets",
					prefix + "wechat.hosts.api=" + simulator.baseUrl(), prefix + "wechat.js-sdk.enabled=true",
					prefix + "wechat.js-sdk.allowed-origins=https://h5.example.com",
					prefix + "wecom.corp-id=ww0000000tickets", prefix + "wecom.corp-secret=secret-of-tickets",
					prefix + "wecom.agent-id=1000002", prefix + "wecom.hosts.api=" + simulator.wecom().baseUrl(),
					prefix + "wecom.js-sdk.enabled=true",
					prefix + "wecom.js-sdk.allowed-origins=https://h5.example.com",
					prefix + "ding-talk.app-key=dingtickets", prefix + "ding-talk.app-secret=secret-of-tickets",
					prefix + "ding-talk.agent-id=42", prefix + "ding-talk.corp-id=dingcorp",
					prefix + "ding-talk.hosts.oapi=" + simulator.dingtalk().oapiBaseUrl(),
					prefix + "ding-talk.hosts.api=" + simulator.dingtalk().apiBaseUrl(),
					prefix + "ding-talk.js-sdk.enabled=true",
					prefix + "ding-talk.js-sdk.allowed-origins=https://h5.example.com");
	}

	private static int freePort() throws Exception {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	/** Where the ticket comes from that the signatures are compared with. */
	private interface Ticket {

		String get() throws Exception;

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Node {

	}

}
