package cn.bootx.starter.wecom.login;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.springframework.core.env.Environment;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser goes to the simulator's pages and comes back, on Tomcat and on Reactor Netty.
 */
class LoginWebTests {

	private static final String PREFIX = "--bootx.starter.third.wecom.";

	private static final String USER = "/qyapi/cgi-bin/auth/getuserinfo";

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final CookieManager cookies = new CookieManager();

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private @Nullable ConfigurableApplicationContext context;

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		this.corporation.close();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aMemberLogsInOnThePageWithTheQrCode(WebApplicationType type) throws Exception {
		start(type);
		URI page = begin("?target=/orders%3Fopen", "Mozilla/5.0 Chrome/130");
		assertThat(page).hasPath("/wecomlogin/wwlogin/sso/login")
			.hasParameter("redirect_uri", address("/wecom/login/callback"));
		HttpCookie cookie = this.cookies.getCookieStore().getCookies().get(0);
		assertThat(cookie.isHttpOnly()).isTrue();
		HttpResponse<String> back = get(agrees(page, "zhangsan"));
		assertThat(back.statusCode()).isEqualTo(302);
		assertThat(back.headers().firstValue("Location")).hasValue("/orders?open");
		assertThat(back.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(back.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(logins())
			.containsExactly(new WeComLogin("default", SimulatedCorporation.CORP_ID, "zhangsan", null, null, null));
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void insideWeComTheMemberIsKnownWithoutAQuestion(WebApplicationType type) throws Exception {
		start(type);
		URI page = begin("?account=crm", "Mozilla/5.0 wxwork/4.1.10 MicroMessenger/7.0.1");
		assertThat(page).hasPath("/wecomlogin/connect/oauth2/authorize")
			.hasParameter("scope", "snsapi_base")
			.hasParameter("agentid", "1000003")
			.hasFragment("wechat_redirect");
		HttpResponse<String> back = get(agrees(page, "lisi"));
		assertThat(back.headers().firstValue("Location")).hasValue("/");
		assertThat(logins()).extracting(WeComLogin::userId).containsExactly("lisi");
		assertThat(logins()).extracting(WeComLogin::account).containsExactly("crm");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void privateInfoComesWithATicketForTheDetails(WebApplicationType type) throws Exception {
		start(type);
		get(agrees(begin("?way=private", "wxwork"), "zhangsan"));
		String ticket = logins().get(0).userTicket();
		assertThat(ticket).isNotNull();
		WeComLoginService.Details details = this.context.getBean(WeComLoginService.class).details(ticket);
		assertThat(details.userId()).isEqualTo("zhangsan");
		assertThat(details.mobile()).isEqualTo("13800000000");
		assertThat(details.email()).isNull();
		assertThat(logins().get(0).toString()).doesNotContain(ticket);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aRepeatedCallBackLogsTheSameMemberInAgain(WebApplicationType type) throws Exception {
		start(type);
		String back = agrees(begin("", ""), "zhangsan");
		assertThat(get(back).headers().firstValue("Location")).hasValue("/");
		assertThat(get(back).headers().firstValue("Location")).hasValue("/");
		assertThat(logins()).extracting(WeComLogin::userId).containsExactly("zhangsan", "zhangsan");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void everyFailureLeadsToTheErrorPageWithItsReason(WebApplicationType type) throws Exception {
		start(type, PREFIX + "login.error-page=/in");
		assertThat(error(agrees(begin("", ""), ""))).isEqualTo("/in?error=denied");
		assertThat(error(address("/wecom/login/callback?code=c&state=s"))).isEqualTo("/in?error=expired");
		assertThat(error(address("/wecom/login?target=https://evil.example"))).isEqualTo("/in?error=request");
		assertThat(error(address("/wecom/login?account=nobody"))).isEqualTo("/in?error=request");
		String back = agrees(begin("", ""), "zhangsan");
		HttpResponse<String> stranger = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(back)).build(), HttpResponse.BodyHandlers.ofString());
		assertThat(stranger.headers().firstValue("Location")).hasValue("/in?error=browser");
		assertThat(error(back.replaceAll("code=[^&]*", "code=guessed"))).isEqualTo("/in?error=code");
		fail(Map.of("errcode", 50002, "errmsg", "user not in scope"));
		assertThat(error(agrees(begin("", ""), "zhangsan"))).isEqualTo("/in?error=outside");
		fail(Map.of("errcode", 50001, "errmsg", "redirect_url domain error"));
		assertThat(error(agrees(begin("", ""), "zhangsan"))).isEqualTo("/in?error=failed");
		fail(Map.of("errcode", -1, "errmsg", "system busy"));
		assertThat(error(agrees(begin("", ""), "zhangsan"))).isEqualTo("/in?error=unavailable");
		assertThat(logins()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void withoutAnErrorPageAFailureHasAStatus(WebApplicationType type) throws Exception {
		start(type);
		HttpResponse<String> answer = get(address("/wecom/login/callback?code=c&state=s"));
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(Json.readTree(answer.body()).path("data").asText()).isEqualTo("expired");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aPageThatIsItselfTheRedirectAddressPostsWhatItGot(WebApplicationType type) throws Exception {
		start(type, PREFIX + "login.redirect-uri=https://www.example.com/spa", PREFIX + "login.path=/in/wecom",
				"--test.data=token of ");
		HttpResponse<String> begun = get(address("/in/wecom"));
		String back = agrees(URI.create(begun.headers().firstValue("Location").orElseThrow()), "zhangsan");
		assertThat(back).startsWith("https://www.example.com/spa?code=");
		JsonNode answer = Json.readTree(post("/in/wecom/callback" + back.substring(back.indexOf('?'))).body());
		assertThat(answer.path("code").asInt(-1)).isZero();
		assertThat(answer.path("data").path("token").asText()).isEqualTo("token of zhangsan");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void aMiniProgramPostsItsCode(WebApplicationType type) throws Exception {
		start(type);
		assertThat(post("/wecom/login/code?way=mini&code=" + code("zhangsan")).statusCode()).isEqualTo(200);
		assertThat(logins()).extracting(WeComLogin::userId).containsExactly("zhangsan");
		assertThat(post("/wecom/login/code?way=mini&code=used").statusCode()).isEqualTo(401);
		assertThat(post("/wecom/login/code?code=", "https://evil.example").statusCode()).isEqualTo(400);
		fault("/qyapi/cgi-bin/miniprogram/jscode2session",
				Map.of("errcode", 0, "corpid", "wwOther", "userid", "zhangsan", "session_key", "k"));
		HttpResponse<String> other = post("/wecom/login/code?way=mini&code=" + code("zhangsan"));
		assertThat(other.statusCode()).isEqualTo(403);
		assertThat(other.body()).contains("outside");
		assertThat(logins()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void nothingIsMappedUnlessAsked(WebApplicationType type) throws Exception {
		start(type, PREFIX + "login.enabled=false");
		assertThat(get(address("/wecom/login")).statusCode()).isEqualTo(404);
		assertThat(post("/wecom/login/code?code=c").statusCode()).isEqualTo(404);
	}

	private String code(String userId) {
		return this.corporation.agent().user(userId).loginCode();
	}

	private void fail(Map<String, Object> answer) {
		fault(USER, answer);
	}

	private void fault(String path, Map<String, Object> answer) {
		this.corporation.simulator().faults().next(path, 1, SimulatorResponse.json(answer));
	}

	private void start(WebApplicationType type, String... properties) {
		String base = this.corporation.baseUrl().toString().replace("/qyapi", "");
		List<String> all = new CopyOnWriteArrayList<>(
				List.of(PREFIX + "hosts.login=" + base + "/wecomlogin", PREFIX + "hosts.open=" + base + "/wecomlogin",
						PREFIX + "agents.crm.corp-secret=" + SimulatedCorporation.CRM_SECRET,
						PREFIX + "agents.crm.agent-id=" + SimulatedCorporation.CRM_AGENT_ID));
		all.addAll(List.of(properties));
		this.context = new SpringApplicationBuilder(App.class).web(type)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
					"bootx.starter.third.wecom.login.enabled=true")
			.properties(this.corporation.properties())
			.run(all.toArray(String[]::new));
	}

	private List<WeComLogin> logins() {
		return this.context.getBean(Host.class).logins;
	}

	private URI begin(String query, String userAgent) throws Exception {
		HttpResponse<String> begun = this.browser
			.send(HttpRequest.newBuilder(URI.create(address("/wecom/login" + query)))
				.header("User-Agent", userAgent)
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
		return URI.create(begun.headers().firstValue("Location").orElseThrow());
	}

	/** What the member chooses on the page; no member refuses. */
	private String agrees(URI page, String userId) throws Exception {
		String form = page.getRawQuery() + "&userid=" + userId;
		HttpRequest request = HttpRequest.newBuilder(URI.create(page.toString().replaceAll("[?].*", "")))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build();
		HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
		return answer.headers().firstValue("Location").orElseThrow();
	}

	private String error(String url) throws Exception {
		HttpResponse<String> answer = get(url);
		assertThat(answer.statusCode()).isEqualTo(302);
		return URLDecoder.decode(answer.headers().firstValue("Location").orElseThrow(), StandardCharsets.UTF_8);
	}

	private HttpResponse<String> get(String url) throws Exception {
		return this.browser.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String... origin) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)))
			.POST(HttpRequest.BodyPublishers.noBody());
		if (origin.length > 0) {
			request.header("Origin", origin[0]);
		}
		return this.browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private String address(String path) {
		return "http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port") + path;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

		@Bean
		Host host(Environment environment) {
			return new Host(environment.getProperty("test.data"));
		}

	}

	static final class Host implements WeComLoginHandler {

		final List<WeComLogin> logins = new CopyOnWriteArrayList<>();

		private final @Nullable String data;

		Host(@Nullable String data) {
			this.data = data;
		}

		@Override
		public @Nullable Object login(WeComLogin login) {
			this.logins.add(login);
			return (this.data != null) ? Map.of("token", this.data + login.userId()) : null;
		}

	}

}
