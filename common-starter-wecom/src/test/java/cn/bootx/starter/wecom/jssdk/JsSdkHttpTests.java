package cn.bootx.starter.wecom.jssdk;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import cn.bootx.starter.core.jssdk.PageSignature;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.agent.WeComAgents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The endpoint on real servers of both web stacks. */
@ExtendWith(OutputCaptureExtension.class)
class JsSdkHttpTests {

	private static final String PAGE = "https://h5.example.com/order?id=1&name=%E4%BD%A0";

	private static final String ORIGIN = "https://H5.example.com:443/";

	private static final String CORP_TICKET = "/qyapi/cgi-bin/get_jsapi_ticket";

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final OkHttpClient http = new OkHttpClient();

	private ConfigurableApplicationContext context;

	private String base;

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		this.corporation.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void answersWhatThePagesFunctionsTake(WebApplicationType type) throws IOException {
		start(type);
		WeComAgents agents = this.context.getBean(WeComAgents.class);

		JsonNode config = ok("/config", PAGE + "#/pay");
		assertThat(fields(config)).containsExactly("appId", "timestamp", "nonceStr", "signature");
		assertThat(config.path("appId").asText()).isEqualTo(SimulatedCorporation.CORP_ID);
		assertThat(signature(config, PAGE, agents.defaultAgent().corpTicket().get())).isEqualTo(signature(config));

		JsonNode agent = ok("/agent-config", PAGE);
		assertThat(fields(agent)).containsExactly("corpid", "agentid", "timestamp", "nonceStr", "signature");
		assertThat(agent.path("agentid").asText()).isEqualTo("1000002");
		assertThat(signature(agent, PAGE, agents.defaultAgent().agentTicket().get())).isEqualTo(signature(agent));

		JsonNode crm = ok("/crm/agent-config", PAGE);
		assertThat(crm.path("agentid").asText()).isEqualTo("1000003");
		assertThat(signature(crm, PAGE, agents.account("crm").agentTicket().get())).isEqualTo(signature(crm));
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void signsPagesOfTheApplicationItselfAndOfAllowedOriginsOnly(WebApplicationType type) throws IOException {
		start(type);

		ok("/config", this.base + "/page");
		assertThat(failed(403, "/config", "https://evil.example/")).contains("js-sdk.allowed-origins",
				"forward-headers-strategy");
		assertThat(failed(403, "/config", "http://h5.example.com/")).contains("js-sdk.allowed-origins");
		assertThat(this.corporation.simulator().calls().count(CORP_TICKET)).isOne();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void saysWhatIsWrongWithARequest(WebApplicationType type) throws IOException {
		start(type);

		assertThat(failed(400, "/config", null)).contains("url", "encodeURIComponent");
		assertThat(failed(400, "/config?url=" + PAGE)).contains("not encoded");
		assertThat(failed(400, "/config", "/order")).contains("location.href");
		assertThat(failed(400, "/config", "https://h5.example.com/a b")).contains("location.href");
		assertThat(failed(404, "/nobody/config", PAGE)).contains("no such account");
		assertThat(this.corporation.simulator().calls().count(CORP_TICKET)).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void pagesOfAllowedOriginsMayReadTheAnswer(WebApplicationType type) throws IOException {
		start(type);

		try (Response response = call(request("/config", PAGE).header("Origin", "https://h5.example.com"))) {
			assertThat(response.code()).isEqualTo(200);
			// One header, whatever the host allows elsewhere.
			assertThat(response.headers("Access-Control-Allow-Origin")).containsExactly("https://h5.example.com");
			assertThat(response.headers("Access-Control-Allow-Credentials")).containsExactly("true");
			assertThat(response.header("Cache-Control")).isEqualTo("no-store");
			assertThat(response.headers("Vary")).contains("Origin");
		}
		try (Response response = call(request("/config", PAGE).header("Origin", "https://evil.example"))) {
			assertThat(response.code()).isEqualTo(403);
			assertThat(response.headers("Access-Control-Allow-Origin")).isEmpty();
		}
		try (Response response = call(request("/config", PAGE).method("OPTIONS", null)
			.header("Origin", "https://h5.example.com")
			.header("Access-Control-Request-Method", "GET")
			.header("Access-Control-Request-Headers", "authorization"))) {
			assertThat(response.code()).isEqualTo(200);
			assertThat(response.headers("Access-Control-Allow-Origin")).containsExactly("https://h5.example.com");
			assertThat(response.header("Access-Control-Allow-Headers")).isEqualTo("authorization");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void aPlatformThatGivesNoTicketIsLoggedAndNotShown(WebApplicationType type, CapturedOutput output)
			throws IOException {
		start(type);
		this.corporation.simulator()
			.faults()
			.next(CORP_TICKET, 1, SimulatorResponse.json(Map.of("errcode", 60020, "errmsg", "not allow, 9.9.9.9")));

		assertThat(failed(503, "/config", PAGE)).doesNotContain("9.9.9.9").contains("log");
		failed(503, "/config", PAGE);
		assertThat(output).containsOnlyOnce("/wecom/js-sdk signs no pages").contains("9.9.9.9");
		// Refused tickets are remembered, so strangers make no calls.
		assertThat(this.corporation.simulator().calls().count(CORP_TICKET)).isOne();
	}

	@Test
	void isAbsentUnlessItIsSwitchedOn() throws IOException {
		start(WebApplicationType.SERVLET, false, ORIGIN);
		try (Response response = call(request("/config", PAGE))) {
			assertThat(response.code()).isEqualTo(404);
		}
		assertThat(this.context.getBean(WeComJsSdk.class).config(PAGE).signature()).hasSize(40);
	}

	@Test
	void anOriginThatIsNoneFailsTheStart() {
		assertThatThrownBy(() -> start(WebApplicationType.SERVLET, true, "*"))
			.hasStackTraceContaining("bootx.starter.third.wecom.js-sdk.allowed-origins")
			.hasStackTraceContaining("https://www.example.com");
	}

	private static List<String> fields(JsonNode config) {
		List<String> names = new ArrayList<>();
		config.fieldNames().forEachRemaining(names::add);
		return names;
	}

	private static String signature(JsonNode config) {
		return config.path("signature").asText();
	}

	private static String signature(JsonNode config, String url, String ticket) {
		return PageSignature.of(ticket, url, config.path("nonceStr").asText(), config.path("timestamp").asLong())
			.signature();
	}

	private JsonNode ok(String path, String page) throws IOException {
		try (Response response = call(request(path, page))) {
			String body = response.body().string();
			assertThat(response.code()).as(body).isEqualTo(200);
			return Json.readTree(body);
		}
	}

	private String failed(int status, String path, String page) throws IOException {
		return failed(status, (page != null) ? path + "?url=" + URLEncoder.encode(page, StandardCharsets.UTF_8) : path);
	}

	private String failed(int status, String pathAndQuery) throws IOException {
		try (Response response = call(new Request.Builder().url(this.base + "/wecom/js-sdk" + pathAndQuery))) {
			String body = response.body().string();
			assertThat(response.code()).as(body).isEqualTo(status);
			assertThat(Json.readTree(body).path("code").asInt()).isEqualTo(1);
			return Json.readTree(body).path("msg").asText();
		}
	}

	private Request.Builder request(String path, String page) {
		return new Request.Builder()
			.url(this.base + "/wecom/js-sdk" + path + "?url=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
	}

	private Response call(Request.Builder request) throws IOException {
		return this.http.newCall(request.build()).execute();
	}

	private void start(WebApplicationType type) {
		start(type, true, ORIGIN);
	}

	private void start(WebApplicationType type, boolean enabled, String origin) {
		SpringApplication application = new SpringApplication(Host.class);
		application.setWebApplicationType(type);
		String prefix = "--bootx.starter.third.wecom.";
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--logging.level.root=warn", "--spring.main.banner-mode=off",
						prefix + "js-sdk.enabled=" + enabled, prefix + "js-sdk.allowed-origins[0]=" + origin,
						prefix + "agents.crm.agent-id=" + SimulatedCorporation.CRM_AGENT_ID,
						prefix + "agents.crm.corp-secret=" + SimulatedCorporation.CRM_SECRET));
		for (String property : this.corporation.properties()) {
			arguments.add("--" + property);
		}
		this.context = application.run(arguments.toArray(String[]::new));
		this.base = "http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port");
	}

	/** A host that lets the pages of every origin call everything. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Host {

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		WebMvcConfigurer cors() {
			return new WebMvcConfigurer() {

				@Override
				public void addCorsMappings(CorsRegistry registry) {
					registry.addMapping("/**").allowedOriginPatterns("*");
				}

			};
		}

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		WebFluxConfigurer reactiveCors() {
			return new WebFluxConfigurer() {

				@Override
				public void addCorsMappings(org.springframework.web.reactive.config.CorsRegistry registry) {
					registry.addMapping("/**").allowedOriginPatterns("*");
				}

			};
		}

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		NettyReactiveWebServerFactory server() {
			return new NettyReactiveWebServerFactory();
		}

	}

}
