package cn.bootx.starter.dingtalk.login;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.http.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser goes to the simulator's page and comes back, on Tomcat and on Reactor Netty.
 */
class LoginWebTests {

	private static final String PREFIX = "--bootx.starter.third.ding-talk.";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private @Nullable ConfigurableApplicationContext context;

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		this.simulator.close();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aUserLogsInOnThePageAndRepeatsTheCallBack(WebApplicationType type) throws Exception {
		start(type);
		URI page = begin("?account=crm&target=/orders");
		assertThat(page).hasPath("/dinglogin/oauth2/auth")
			.hasParameter("client_id", "dingcrm000001")
			.hasParameter("redirect_uri", address("/dingtalk/login/callback"));
		String back = agrees(page, "u1");
		assertThat(back).contains("authCode=");
		assertThat(location(get(back))).isEqualTo("/orders");
		assertThat(location(get(back))).isEqualTo("/orders");
		assertThat(logins()).extracting(DingTalkLogin::userId).containsExactly("u1", "u1");
		assertThat(logins()).extracting(DingTalkLogin::account).containsExactly("crm", "crm");
		assertThat(this.simulator.calls().count("/dingapi/v1.0/oauth2/userAccessToken")).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void insideOfTheClientAPagePostsTheCode(WebApplicationType type) throws Exception {
		start(type);
		String path = "/dingtalk/login/code?code=" + this.simulator.dingtalk().loginCode("u1");
		HttpResponse<String> answer = post(path);
		assertThat(Json.readTree(answer.body()).path("code").asInt(-1)).isZero();
		assertThat(logins()).extracting(DingTalkLogin::userId).containsExactly("u1");
		HttpResponse<String> used = post(path);
		assertThat(used.statusCode()).isEqualTo(401);
		assertThat(used.body()).contains("\"code\"");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aFailureLeadsToTheErrorPage(WebApplicationType type) throws Exception {
		start(type);
		assertThat(error("code=guessed&")).isEqualTo("/in?error=code");
		assertThat(error("")).isEqualTo("/in?error=denied");
		this.simulator.faults()
			.next("/dingapi/v1.0/contact/users/me", 1,
					SimulatorResponse.json(500, Map.of("code", "system.error", "message", "busy")));
		assertThat(location(get(agrees(begin(""), "u1")))).isEqualTo("/in?error=unavailable");
		assertThat(logins()).isEmpty();
	}

	private String error(String code) throws Exception {
		String state = begin("").getQuery().replaceAll(".*state=(\\w+).*", "$1");
		return location(get(address("/dingtalk/login/callback?" + code + "state=" + state)));
	}

	private void start(WebApplicationType type) {
		this.simulator.dingtalk().register(DingTalkApp.of("dingabcdefgh", "secret-of-the-app", 1001));
		this.simulator.dingtalk().register(DingTalkApp.of("dingcrm000001", "secret-of-the-crm", 1002));
		this.simulator.dingtalk().register(DingUser.of("u1", "Ann", "13800000001"));
		String base = this.simulator.baseUrl();
		this.context = new SpringApplicationBuilder(App.class).web(type)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off")
			.run(Stream
				.of("app-key=dingabcdefgh", "app-secret=secret-of-the-app", "apps.crm.app-key=dingcrm000001",
						"apps.crm.app-secret=secret-of-the-crm", "hosts.oapi=" + base + "/oapi",
						"hosts.api=" + base + "/dingapi", "hosts.login=" + base + "/dinglogin", "login.enabled=true",
						"login.error-page=/in")
				.map(PREFIX::concat)
				.toArray(String[]::new));
	}

	private List<DingTalkLogin> logins() {
		return this.context.getBean(Host.class).logins;
	}

	private URI begin(String query) throws Exception {
		return URI.create(location(get(address("/dingtalk/login" + query))));
	}

	/** What the user chooses on the page. */
	private static String agrees(URI page, String userId) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(page.toString().replaceAll("[?].*", "")))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(page.getRawQuery() + "&userid=" + userId))
			.build();
		return location(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
	}

	private static String location(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
		return answer.headers().firstValue("Location").orElseThrow();
	}

	private HttpResponse<String> get(String url) throws Exception {
		return this.browser.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path) throws Exception {
		return this.browser.send(
				HttpRequest.newBuilder(URI.create(address(path))).POST(HttpRequest.BodyPublishers.noBody()).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private String address(String path) {
		return "http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port") + path;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

		@Bean
		Host host() {
			return new Host();
		}

	}

	static final class Host implements DingTalkLoginHandler {

		final List<DingTalkLogin> logins = new CopyOnWriteArrayList<>();

		@Override
		public @Nullable Object login(DingTalkLogin login) {
			this.logins.add(login);
			return null;
		}

	}

}
