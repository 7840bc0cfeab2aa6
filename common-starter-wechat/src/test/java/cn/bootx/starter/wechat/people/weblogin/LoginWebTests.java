package cn.bootx.starter.wechat.people.weblogin;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

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

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.OfficialAccount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser goes to the simulator's pages and comes back, on Tomcat and on Reactor Netty.
 */
class LoginWebTests {

	private static final String PREFIX = "--bootx.starter.third.wechat.";

	private static final String PHONE = "Mozilla/5.0 (iPhone) MicroMessenger/8.0.50";

	private static final String APP = "wx00000000weblogin";

	private static final String SITE = "wx0000000000site01";

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
	void insideWeChatThePersonIsKnownWithoutAQuestion(WebApplicationType type) throws Exception {
		start(type);
		URI page = begin("?target=/orders", PHONE);
		assertThat(page).hasPath("/connect/oauth2/authorize").hasFragment("wechat_redirect");
		// WeChat refuses another order.
		assertThat(page.getRawQuery())
			.matches("appid=" + APP + "&redirect_uri=[^&]+&response_type=code&scope=snsapi_base&state=[0-9a-f]{32}");
		String back = agrees(page, "oReader");
		assertThat(location(get(back))).isEqualTo("/orders");
		assertThat(location(get(back))).isEqualTo("/orders");
		WeChatWebLogin reader = new WeChatWebLogin("default", APP, "oReader", null, null, null);
		assertThat(logins()).containsExactly(reader, reader);
		assertThat(this.simulator.calls().count("/sns/oauth2/access_token")).isEqualTo(1);
		assertThat(this.simulator.calls().count("/sns/userinfo")).isZero();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void thePersonWhoAgreesHasANameAndAUnionId(WebApplicationType type) throws Exception {
		start(type);
		this.simulator.wechat().account(APP).fan("oReader").profile().nickname("小明").unionId("union-1");
		get(agrees(begin("?way=userinfo", PHONE), "oReader"));
		WeChatWebLogin login = logins().get(0);
		assertThat(login.nickname()).isEqualTo("小明");
		assertThat(login.unionId()).isEqualTo("union-1");
		assertThat(login.avatarUrl()).isNotEmpty();
		assertThat(login.toString()).doesNotContain("小明");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aWebSiteHasAnApplicationOfItsOwn(WebApplicationType type) throws Exception {
		start(type);
		for (String agent : List.of("Chrome/130", "MicroMessenger/7.0 wxwork/4.1")) {
			assertThat(begin("", agent)).hasPath("/connect/qrconnect")
				.hasParameter("appid", SITE)
				.hasParameter("scope", "snsapi_login");
		}
		assertThat(location(get(agrees(begin("", "Chrome/130"), "oVisitor")))).isEqualTo("/");
		assertThat(logins()).extracting(WeChatWebLogin::appId).containsExactly(SITE);
		assertThat(logins()).extracting(WeChatWebLogin::account).containsExactly(WeChatWebLogin.SITE);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aVirtualAccountNeverLogsIn(WebApplicationType type) throws Exception {
		start(type);
		this.simulator.faults()
			.next("/sns/oauth2/access_token", 1,
					SimulatorResponse.json(Map.of("access_token", "t", "expires_in", 7200, "openid", "oVirtual",
							"scope", "snsapi_userinfo", "is_snapshotuser", 1, "unionid", "union-virtual")));
		String back = agrees(begin("?way=userinfo", PHONE), "oReader");
		assertThat(location(get(back))).isEqualTo("/in?error=snapshot");
		assertThat(location(get(back))).isEqualTo("/in?error=snapshot");
		assertThat(logins()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aFailureLeadsToTheErrorPage(WebApplicationType type) throws Exception {
		start(type);
		String back = agrees(begin("", PHONE), "oReader");
		assertThat(location(get(back.replaceAll("code=[^&]+", "code=guessed")))).isEqualTo("/in?error=code");
		assertThat(location(get(address("/wechat/login?account=nobody&way=inside")))).isEqualTo("/in?error=request");
		this.simulator.faults()
			.next("/sns/oauth2/access_token", 1, SimulatorResponse.json(Map.of("errcode", -1, "errmsg", "busy")));
		assertThat(location(get(agrees(begin("", PHONE), "oReader")))).isEqualTo("/in?error=unavailable");
		assertThat(logins()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void withoutAWebSiteABrowserIsRefused(WebApplicationType type) throws Exception {
		start(type, false);
		assertThat(location(get(address("/wechat/login")))).isEqualTo("/in?error=request");
	}

	private void start(WebApplicationType type) {
		start(type, true);
	}

	private void start(WebApplicationType type, boolean site) {
		this.simulator.wechat().register(OfficialAccount.plain(APP, "secret-of-the-account", "weblogintoken"));
		this.simulator.wechat().register(OfficialAccount.plain(SITE, "secret-of-the-site", "sitetoken"));
		List<String> properties = new ArrayList<>(
				List.of("app-id=" + APP, "app-secret=secret-of-the-account", "hosts.api=" + this.simulator.baseUrl(),
						"hosts.open=" + this.simulator.baseUrl(), "login.enabled=true", "login.error-page=/in"));
		if (site) {
			properties.addAll(List.of("login-site.app-id=" + SITE, "login-site.app-secret=secret-of-the-site"));
		}
		this.context = new SpringApplicationBuilder(App.class).web(type)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off")
			.run(properties.stream().map(PREFIX::concat).toArray(String[]::new));
	}

	private List<WeChatWebLogin> logins() {
		return this.context.getBean(Host.class).logins;
	}

	private URI begin(String query, String userAgent) throws Exception {
		return URI
			.create(location(this.browser.send(HttpRequest.newBuilder(URI.create(address("/wechat/login" + query)))
				.header("User-Agent", userAgent)
				.build(), HttpResponse.BodyHandlers.ofString())));
	}

	/** What the person chooses on the page. */
	private static String agrees(URI page, String openId) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(page.toString().replaceAll("[?].*", "")))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(page.getRawQuery() + "&openid=" + openId))
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

	static final class Host implements WeChatWebLoginHandler {

		final List<WeChatWebLogin> logins = new CopyOnWriteArrayList<>();

		@Override
		public @Nullable Object login(WeChatWebLogin login) {
			this.logins.add(login);
			return null;
		}

	}

}
