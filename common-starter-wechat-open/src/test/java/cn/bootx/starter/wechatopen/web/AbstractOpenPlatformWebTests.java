package cn.bootx.starter.wechatopen.web;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.core.health.HealthProbes;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import cn.bootx.starter.wechatopen.OpenPlatform;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;
import cn.bootx.starter.wechatopen.portal.WeChatOpenEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way over real HTTP, the same on both web stacks.
 */
abstract class AbstractOpenPlatformWebTests {

	private static final String QUERY_AUTH = "/cgi-bin/component/api_query_auth";

	private static final String ACCOUNT = OpenPlatform.ACCOUNT;

	/** Where browsers find the application, as its configuration says. */
	private static final String PUBLIC = "http://public.example";

	private final OpenPlatform platform = new OpenPlatform(() -> URI.create(base()));

	private final Browser browser = new Browser();

	private ConfigurableApplicationContext context;

	abstract WebApplicationType type();

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		this.platform.close();
	}

	@Test
	void anAdministratorAuthorizesAndTheMessagesOfTheAccountAreAnswered() {
		start();
		HttpResponse<String> page = this.browser.get(uri("/wechat/open/authorize"));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax",
				"Path=/wechat/open");
		URI link = Browser.link(page);
		assertThat(link.getPath()).isEqualTo("/cgi-bin/componentloginpage");
		URI back = this.browser.consents(link, ACCOUNT);
		assertThat(back.toString()).startsWith(PUBLIC + "/wechat/open/callback?state=").contains("&auth_code=");
		HttpResponse<String> result = this.browser.get(local(back));
		assertThat(result.statusCode()).isEqualTo(200);
		assertThat(result.body()).contains("授权成功").contains(ACCOUNT);
		assertThat(result.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		PushOutcome outcome = this.platform.account.fan("oFan").sends("hello");
		assertThat(outcome.problem()).isNull();
		assertThat(outcome.replyText()).isEqualTo(ACCOUNT + " heard hello");
		assertThat(this.platform.simulator.calls().count(QUERY_AUTH)).isOne();
	}

	@Test
	void theApplicationSaysWhereTheBrowserGoesNext() {
		start();
		URI link = Browser.link(this.browser.get(uri("/wechat/open/authorize?reference=42&auth_type=1")));
		assertThat(link.getRawQuery()).contains("auth_type=1");
		HttpResponse<String> result = this.browser.get(local(this.browser.consents(link, ACCOUNT)));
		assertThat(result.statusCode()).isEqualTo(302);
		assertThat(result.headers().firstValue("Location")).hasValue("/tenants/42?account=" + ACCOUNT);
	}

	@Test
	void insideWeChatThePageForPhonesIsShown() {
		start();
		URI link = Browser.link(this.browser.get(uri("/wechat/open/authorize?biz_appid=" + ACCOUNT), "User-Agent",
				"Mozilla/5.0 MicroMessenger/8.0"));
		assertThat(link.getPath()).isEqualTo("/wxaopen/safe/bindcomponent");
		assertThat(link.getRawQuery()).contains("action=bindcomponent", "no_scan=1", "biz_appid=" + ACCOUNT)
			.doesNotContain("auth_type");
		assertThat(link.getRawFragment()).isEqualTo("wechat_redirect");
	}

	@Test
	void aStateWorksOnceAndOnlyForTheBrowserThatBegan() {
		start();
		URI back = consented();
		assertThat(new Browser().get(back).statusCode()).isEqualTo(403);
		URI second = consented();
		assertThat(this.browser.get(second).statusCode()).isEqualTo(200);
		assertThat(this.browser.get(second).statusCode()).isEqualTo(403);
		assertThat(this.browser.get(uri("/wechat/open/callback?auth_code=x")).statusCode()).isEqualTo(403);
	}

	@Test
	void aRedirectWithoutACodeOrWithAWrongOneShowsAPage() {
		start();
		assertThat(this.browser.get(withCode("")).statusCode()).isEqualTo(400);
		HttpResponse<String> wrong = this.browser.get(withCode("&auth_code=nonsense"));
		assertThat(wrong.statusCode()).isEqualTo(502);
		assertThat(wrong.body()).contains("重新发起授权").doesNotContain("nonsense");
	}

	@Test
	void strangeParametersOfTheAuthorizationPageAreRefused() {
		start();
		for (String query : List.of("auth_type=x", "biz_appid=a%20b", "reference=%3Cscript%3E")) {
			assertThat(this.browser.get(uri("/wechat/open/authorize?" + query)).statusCode()).as(query).isEqualTo(400);
		}
		assertThat(this.platform.simulator.calls().count("/cgi-bin/component/api_create_preauthcode")).isZero();
	}

	@Test
	void aClientOpensThePageOnlySoOftenInAMinute() {
		start("--bootx.starter.third.wechat-open.authorization.max-per-minute=2");
		assertThat(this.browser.get(uri("/wechat/open/authorize")).statusCode()).isEqualTo(200);
		assertThat(this.browser.get(uri("/wechat/open/authorize")).statusCode()).isEqualTo(200);
		assertThat(this.browser.get(uri("/wechat/open/authorize")).statusCode()).isEqualTo(429);
		// Another client of the loopback network still has its own turns.
		assertThat(RawClient.get("127.0.0.2", uri("/wechat/open/authorize"))).startsWith("HTTP/1.1 200");
	}

	@Test
	void withoutAPublicAddressNoPageIsMapped() {
		startWithoutPages();
		for (String path : List.of("/wechat/open/authorize", "/wechat/open/callback?state=x&auth_code=y")) {
			assertThat(this.browser.get(uri(path)).statusCode()).as(path).isEqualTo(404);
		}
	}

	@Test
	void theWayBackDoesNotFollowTheHostHeader() {
		start();
		String answer = RawClient.get("127.0.0.1", uri("/wechat/open/authorize"), "evil.example");
		assertThat(answer).startsWith("HTTP/1.1 200").contains("public.example").doesNotContain("evil.example");
	}

	@Test
	void behindAProxyThePublicAddressIsUsed() {
		start("--bootx.starter.third.wechat-open.authorization.public-url=https://open.example.com/app/");
		HttpResponse<String> page = this.browser.get(uri("/wechat/open/authorize"));
		assertThat(Browser.link(page).getRawQuery())
			.contains("redirect_uri=https%3A%2F%2Fopen.example.com%2Fapp%2Fwechat%2Fopen%2Fcallback%3Fstate%3D");
		assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure", "Path=/app/wechat/open");
	}

	@Test
	void underAContextPathTheWayBackHasItToo() {
		start("--server.servlet.context-path=/app", "--spring.webflux.base-path=/app",
				"--bootx.starter.third.wechat-open.authorization.public-url=" + PUBLIC + "/app");
		HttpResponse<String> page = this.browser.get(uri("/app/wechat/open/authorize"));
		assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("Path=/app/wechat/open;");
		URI back = this.browser.consents(Browser.link(page), ACCOUNT);
		assertThat(back.toString()).startsWith(PUBLIC + "/app/wechat/open/callback?state=");
	}

	@Test
	void ticketsAreKeptAndAnnounced() {
		startWithoutPages();
		Delivery delivery = this.platform.component.pushTicket();
		assertThat(delivery.delivered()).isTrue();
		assertThat(bean(WeChatOpenTickets.class).current())
			.hasValueSatisfying((ticket) -> assertThat(ticket).isNotBlank());
		assertThat(events(WeChatOpenEvent.Ticket.class)).hasSize(1);
		assertThat(bean(HealthProbes.class).probe("wechat-open").platform()).isEqualTo("wechat-open");
	}

	@Test
	void anAuthorizationThatOnlyThePushTellsOfIsKept() throws Exception {
		start();
		Delivery delivery = authorizeByPush();
		assertThat(delivery.delivered()).isTrue();
		assertThat(bean(WeChatOpenAuthorizers.class).find(ACCOUNT)).isPresent();
		assertThat(events(WeChatOpenEvent.Authorized.class)).singleElement()
			.satisfies(
					(event) -> assertThat(event.authorizer().userName()).isEqualTo(this.platform.account.originalId()))
			.satisfies((event) -> assertThat(event.updated()).isFalse());
	}

	@Test
	void aWithdrawalForgetsTheAccountAndItsMessagesAreNotAnswered() throws Exception {
		start();
		authorizeByPush();
		RawPush message = this.platform.account.prepare(text("after the end"), "oFan");
		this.platform.clock.advance(Duration.ofSeconds(2));
		assertThat(this.platform.component.unauthorize(ACCOUNT).delivered()).isTrue();
		assertThat(bean(WeChatOpenAuthorizers.class).find(ACCOUNT)).isEmpty();
		assertThat(events(WeChatOpenEvent.Unauthorized.class)).singleElement()
			.satisfies((event) -> assertThat(event.authorizerAppId()).isEqualTo(ACCOUNT));
		PushOutcome late = this.platform.account.push(message);
		assertThat(late.status()).isEqualTo(200);
		assertThat(late.body()).isEqualTo("success");
	}

	@Test
	void whatElseThePlatformTellsReachesTheApplication() {
		start();
		this.platform.component
			.push(this.platform.component.prepare("notify_third_fasteregister", Map.of("appid", "wxnew", "status", 0)));
		assertThat(events(WeChatOpenEvent.Info.class)).singleElement()
			.satisfies((event) -> assertThat(event.infoType()).isEqualTo("notify_third_fasteregister"))
			.satisfies((event) -> assertThat(event.content().childText("appid")).isEqualTo("wxnew"));
	}

	@Test
	void aMessageAtTheAddressOfAnotherAccountIsNotHandled() throws Exception {
		start();
		authorizeByPush();
		this.platform.simulator.wechat().register(OfficialAccount.plain("wxother", "s", "tokentoken"));
		this.platform.component
			.authorize(bean(WeChatOpenComponentService.class).preAuthCode().value(), "https://host.example/", "wxother")
			.push()
			.get();
		RawPush push = this.platform.account.prepare(text("misled"), "oFan")
			.withUrl(uri("/wechat/open/wxother/message"));
		PushOutcome outcome = this.platform.account.push(push);
		assertThat(outcome.status()).isEqualTo(200);
		assertThat(outcome.body()).isEqualTo("success");
	}

	@Test
	void forgedPushesAreRefusedWithAnEmptyBody() throws Exception {
		start();
		authorizeByPush();
		RawPush event = this.platform.component.prepare("unauthorized", Map.of("AuthorizerAppid", ACCOUNT));
		List<RawPush> forged = new ArrayList<>();
		forged.add(event.withSignature("0".repeat(40)));
		forged.add(event.withQuery("msg_signature", null));
		forged.add(event.withQuery("timestamp", "1"));
		forged.add(event.withBody(event.bodyText().replace("<Encrypt><![CDATA[", "<Encrypt><![CDATA[AAAA")));
		for (RawPush push : forged) {
			Delivery delivery = this.platform.component.push(push);
			assertThat(delivery.last().status()).isEqualTo(403);
			assertThat(delivery.last().body()).isEmpty();
		}
		for (RawPush push : List.of(event.withBody("<!DOCTYPE x><xml/>"), event.withBody("not xml"),
				event.withBody("<xml><InfoType>unauthorized</InfoType></xml>"), event.withBody("x".repeat(70_000)))) {
			Delivery delivery = this.platform.component.push(push);
			// A sender of a body that is announced as too long may still write when the
			// connection is closed.
			assertThat(delivery.last().status())
				.isIn((push.body().length > 64 * 1024) ? List.of(400, 0) : List.of(400));
			assertThat(delivery.last().body()).isEmpty();
		}
		assertThat(bean(WeChatOpenAuthorizers.class).find(ACCOUNT)).isPresent();
	}

	@Test
	void theTextsOfTheApplicationsOwnAccountAreNotForAuthorizers() throws Exception {
		String own = "--bootx.starter.third.wechat.";
		start(own + "app-id=wxown", own + "app-secret=own-secret", own + "token=owntoken",
				own + "replies.subscribe=welcome to us");
		authorizeByPush();
		PushOutcome outcome = this.platform.account.newcomer("oNew").follows();
		assertThat(outcome.status()).isEqualTo(200);
		assertThat(outcome.body()).isEqualTo("success");
		assertThat(this.platform.account.fan("oNew").sends("hi").replyText()).isEqualTo(ACCOUNT + " heard hi");
	}

	@Test
	void aBrowserAtThePlatformsAddressesIsRefused() {
		start();
		for (String path : List.of("/wechat/open/auth-event", "/wechat/open/wxany/message")) {
			HttpResponse<String> answer = this.browser.get(uri(path));
			assertThat(answer.statusCode()).isEqualTo(403);
			assertThat(answer.body()).isEmpty();
		}
	}

	@Test
	void theReleaseCheckIsPassed() throws Exception {
		start();
		ReleaseCheckRun run = new ReleaseCheckRun(this.platform, uri("/"));
		assertThat(run.text("TESTCOMPONENT_MSG_TYPE_TEXT")).isEqualTo("TESTCOMPONENT_MSG_TYPE_TEXT_callback");
		assertThat(run.event("LOCATION")).isEqualTo("LOCATIONfrom_callback");
		assertThat(run.queryAuthCode()).endsWith("_from_api");
	}

	private Delivery authorizeByPush() throws Exception {
		String code = bean(WeChatOpenComponentService.class).preAuthCode().value();
		return this.platform.component.authorize(code, "https://host.example/", ACCOUNT).push().get().orElseThrow();
	}

	private URI withCode(String more) {
		String redirect = Browser.link(this.browser.get(uri("/wechat/open/authorize"))).getQuery();
		String callback = redirect.replaceAll(".*redirect_uri=([^&]*).*", "$1");
		return local(URI.create(callback + more));
	}

	private URI consented() {
		return local(this.browser.consents(Browser.link(this.browser.get(uri("/wechat/open/authorize"))), ACCOUNT));
	}

	/** The same page without the public name, which no name server knows. */
	private URI local(URI page) {
		return URI.create(page.toString().replace(PUBLIC, base()));
	}

	private String text(String content) {
		return "<xml><ToUserName>" + this.platform.account.originalId()
				+ "</ToUserName><FromUserName>oFan</FromUserName><CreateTime>1700000000</CreateTime>"
				+ "<MsgType>text</MsgType><Content>" + content + "</Content><MsgId>77001</MsgId></xml>";
	}

	private <E> List<E> events(Class<E> type) {
		return bean(HostApplication.Listener.class).events().stream().filter(type::isInstance).map(type::cast).toList();
	}

	private <B> B bean(Class<B> type) {
		return this.context.getBean(type);
	}

	private URI uri(String path) {
		return URI.create(base() + path);
	}

	private String base() {
		return "http://localhost:" + this.context.getEnvironment().getProperty("local.server.port");
	}

	private void start(String... properties) {
		run(Map.of("bootx.starter.third.wechat-open.authorization.public-url", PUBLIC), properties);
		// On a busy machine the first push may take longer than a call waits for it.
		bean(WeChatOpenTickets.class).keep(this.platform.component.newTicket());
	}

	private void startWithoutPages() {
		run(Map.of());
	}

	private void run(Map<String, Object> more, String... properties) {
		SpringApplication application = new SpringApplication(HostApplication.class);
		application.setWebApplicationType(type());
		String prefix = "bootx.starter.third.wechat-open.";
		Map<String, Object> defaults = new HashMap<>(more);
		defaults.putAll(Map.of("server.port", "0", prefix + "component-app-id", OpenPlatform.APP_ID,
				prefix + "component-app-secret", OpenPlatform.SECRET, prefix + "token", OpenPlatform.TOKEN,
				prefix + "encoding-aes-key", OpenPlatform.KEY, prefix + "hosts.api", this.platform.simulator.baseUrl(),
				prefix + "hosts.mp", this.platform.simulator.baseUrl(), prefix + "hosts.open",
				this.platform.simulator.baseUrl()));
		application.setDefaultProperties(defaults);
		this.context = application.run(properties);
	}

}
