package cn.bootx.starter.integration.monitoring;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What operators see of all four platforms, on every web stack and every line of Spring
 * Boot.
 */
abstract class MonitoringContract {

	private static final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private PlatformSimulator simulator;

	@Autowired
	private ApplicationContext context;

	@Test
	void callsPushesAndTokenFetchesAreTimed() throws Exception {
		this.simulator.wechat().account("wx00000000quickst1").fan("oMonitored").sends("hello");
		send();
		assertThat(count("bootx.third.callback", "portal:wechat/default")).isPositive();
		assertThat(count("bootx.third.token", "platform:wechat", "outcome:success")).isPositive();
		assertThat(
				count("bootx.third.client", "platform:wechat", "api:/cgi-bin/message/template/send", "outcome:success"))
			.isPositive();
	}

	@Test
	void aRefusedCallIsCountedUnderItsCategory() throws Exception {
		this.simulator.faults()
			.next("/cgi-bin/message/template/send", 1,
					SimulatorResponse.json(Map.of("errcode", 48001, "errmsg", "api unauthorized")));
		assertThat(catchThrowable(this::send)).isNotNull();
		assertThat(count("bootx.third.client", "outcome:permission")).isPositive();
	}

	@Test
	void thePlatformInUseIsUp() throws Exception {
		send();
		HttpResponse<String> answer = get("/actuator/health/bootxThird/wechat");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(json(answer).path("status").asText()).isEqualTo("UP");
		assertThat(json(get("/actuator/health")).at("/components/bootxThird/components/wechat/status").asText())
			.isEqualTo("UP");
	}

	@Test
	void theEndpointShowsStoresAndTokensButNoSecret() throws Exception {
		send();
		HttpResponse<String> answer = get("/actuator/third");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(json(answer).at("/stores/expiring").asText()).isEqualTo("memory");
		JsonNode token = token(json(answer), "wechat");
		assertThat(token.path("account").asText()).isEqualTo("wx00000000quickst1");
		assertThat(token.path("refreshes").asLong()).isPositive();
		assertThat(token.path("remainingSeconds").asLong()).isPositive();
		assertThat(answer.body()).doesNotContain("quickstart-app-secret", "quickstarttoken");
	}

	@Test
	void theAccountsThatANodeKnowsAreCountedAndListed() throws Exception {
		double before = count("bootx.third.accounts", "platform:wecom");
		Agents.add(this.context);
		assertThat(count("bootx.third.accounts", "platform:wecom")).isEqualTo(before + 1);
		HttpResponse<String> answer = get("/actuator/third");
		assertThat(json(answer).path("accounts")).anySatisfy((account) -> assertThat(account.toString())
			.isEqualTo("{\"platform\":\"wecom\",\"name\":\"added\",\"id\":\"ww1-9\",\"stored\":true}"));
		assertThat(answer.body()).doesNotContain("secret-of-the-added");
		assertThat(get("/actuator/health").body()).contains("ww1-9/access").doesNotContain("secret-of-the-added");
	}

	private void send() {
		this.simulator.wechat().account("wx00000000quickst1").fan("oMonitored");
		this.context.getBean(WeChatTemplateSender.class)
			.send("oMonitored", WeChatTemplateMessage.of("shipped").with("thing1", "a book").with("time2", "today"));
	}

	/** The answer leaves before its observation stops, so look a while. */
	private double count(String meter, String... tags) throws Exception {
		String path = "/actuator/metrics/" + meter + "?tag=" + String.join("&tag=", tags);
		long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		HttpResponse<String> answer = get(path);
		while (answer.statusCode() != 200 && System.nanoTime() < deadline) {
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
			answer = get(path);
		}
		assertThat(answer.statusCode()).as(path).isEqualTo(200);
		return json(answer).at("/measurements/0/value").asDouble();
	}

	private static JsonNode token(JsonNode report, String platform) {
		for (JsonNode token : report.path("tokens")) {
			if (token.path("platform").asText().equals(platform)) {
				return token;
			}
		}
		throw new AssertionError("No token of " + platform + " in " + report);
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return Json.read(answer.body(), JsonNode.class);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	/** Not of the test: its class is also looked at where the starter is absent. */
	static final class Agents {

		private Agents() {
		}

		static void add(ApplicationContext context) {
			context.getBean(WeComAgents.class).add(WeComAgent.Settings.of("added", "ww1", "secret-of-the-added", 9L));
		}

	}

}
