package cn.bootx.starter.simulator.wechatopen;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.OpenedMessage;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.testing.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ComponentTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private final MutableClock clock = new MutableClock();

	private final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	private final ApiClient api = new ApiClient(this.simulator);

	private final HostStub host = HostStub.start();

	private SimulatedComponent component;

	private SimulatedAccount account;

	@BeforeEach
	void register() {
		this.account = this.simulator.wechat()
			.register(OfficialAccount.plain("wxmp", "s", "own-token").withCallbackUrl(this.host.uri("/own")));
		this.component = this.simulator.wechatOpen()
			.register(Component.of("wxcomp", "compsecret", "token", KEY)
				.withAuthEventUrl(() -> this.host.uri("/auth-event"))
				.withMessageUrl(() -> this.host.uri("/").toString() + "$APPID$/message"));
	}

	@AfterEach
	void stop() {
		this.host.close();
		this.simulator.close();
	}

	@Test
	void theTicketIsPushedEncryptedBesideTheAppId() {
		assertThat(this.component.pushTicket().delivered()).isTrue();
		HostStub.Call call = this.host.onlyCall();
		assertThat(call.path()).isEqualTo("/auth-event");
		assertThat(call.query()).containsEntry("encrypt_type", "aes").doesNotContainKey("openid");
		XmlReply envelope = XmlReply.parse(call.body());
		assertThat(envelope.text("AppId")).isEqualTo("wxcomp");
		assertThat(envelope.child("ToUserName")).isNull();
		assertThat(Sha1Signature.matches(call.query().get("msg_signature"), "token", call.query().get("timestamp"),
				call.query().get("nonce"), envelope.text("Encrypt")))
			.isTrue();
		XmlReply event = event(call);
		assertThat(event.text("InfoType")).isEqualTo("component_verify_ticket");
		assertThat(event.text("ComponentVerifyTicket")).startsWith("ticket@@@");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"success\"", "ok" })
	void anEventIsPushedAgainUntilTheAnswerIsSuccessAndATicketIsNot(String wrong) {
		String code = this.component.newPreAuthCode();
		this.host.answers((call) -> new HostStub.Answer(200, (this.host.calls().size() < 3) ? wrong : "success"));
		Delivery event = this.component.authorize(code, "http://127.0.0.1/back", "wxmp").push().join().orElseThrow();
		assertThat(event.attempts()).hasSize(3);
		assertThat(event.delivered()).isTrue();
		this.host.answers(wrong);
		Delivery ticket = this.component.pushTicket();
		assertThat(ticket.attempts()).hasSize(1);
		assertThat(ticket.delivered()).isFalse();
	}

	@Test
	void aForgedEventIsSentAsItIs() {
		this.component
			.push(this.component.prepare("unauthorized", Map.of("AuthorizerAppid", "wxmp")).withSignature("bad"));
		assertThat(this.host.onlyCall().query()).containsEntry("msg_signature", "bad");
	}

	@Test
	void startPushTicketPushesOne() throws InterruptedException {
		JsonNode answer = this.api.post("/cgi-bin/component/api_start_push_ticket",
				"{\"component_appid\":\"wxcomp\",\"component_secret\":\"compsecret\"}");
		assertThat(code(answer)).isZero();
		this.host.awaitCalls(1);
		assertThat(event(this.host.onlyCall()).text("InfoType")).isEqualTo("component_verify_ticket");
	}

	@Test
	void theComponentTokenNeedsAGoodTicket() {
		String ticket = this.component.newTicket();
		assertThat(code(componentToken("compsecret", ticket))).isZero();
		assertThat(code(componentToken("compsecret", "nope"))).isEqualTo(61006);
		assertThat(code(componentToken("compsecret", ""))).isEqualTo(61006);
		assertThat(code(componentToken("wrong", ticket))).isEqualTo(40125);
		assertThat(code(this.api.post("/cgi-bin/component/api_component_token",
				"{\"component_appid\":\"wxother\",\"component_appsecret\":\"x\"}")))
			.isEqualTo(61011);
		assertThat(code(this.api.post("/cgi-bin/component/api_component_token", "{}"))).isEqualTo(41018);
		this.component.allowCallers("10.0.0.1");
		assertThat(code(componentToken("compsecret", ticket))).isEqualTo(61004);
		this.component.allowCallers();
		this.clock.advance(Duration.ofHours(12));
		assertThat(code(componentToken("compsecret", ticket))).isEqualTo(61005);
	}

	@ParameterizedTest
	@ValueSource(strings = { "component_access_token", "access_token" })
	void bothNamesOfTheTokenParameterAreAccepted(String parameter) {
		JsonNode answer = this.api.post("/cgi-bin/component/api_create_preauthcode?" + parameter + "=" + token(),
				"{\"component_appid\":\"wxcomp\"}");
		assertThat(answer.path("pre_auth_code").asText()).isNotEmpty();
		assertThat(answer.path("expires_in").asInt()).isEqualTo(1800);
	}

	@Test
	void badComponentTokensHaveCodesOfTheirOwn() {
		String token = token();
		assertThat(code(call("api_create_preauthcode", "", ""))).isEqualTo(41021);
		assertThat(code(call("api_create_preauthcode", "nope", ""))).isEqualTo(40001);
		assertThat(code(call("api_create_preauthcode", this.account.tokens().issue(), ""))).isEqualTo(40001);
		this.clock.advance(Duration.ofHours(2));
		assertThat(code(call("api_create_preauthcode", token, ""))).isEqualTo(42001);
		String revoked = token();
		this.component.revokeTokens();
		assertThat(code(call("api_create_preauthcode", revoked, ""))).isEqualTo(40001);
		assertThat(code(this.api.post("/cgi-bin/component/api_create_preauthcode?access_token=" + token(),
				"{\"component_appid\":\"wxother\"}")))
			.isEqualTo(40013);
	}

	@Test
	void anAuthorizationIsPushedAndRedirectedWithTheSameCode() throws Exception {
		Authorization authorization = authorize();
		assertThat(authorization.redirect()).startsWith("https://host.example/callback?from=sim&auth_code=");
		Map<String, String> query = QueryString.parse(URI.create(authorization.redirect()).getRawQuery());
		assertThat(query).containsEntry("auth_code", authorization.authCode()).containsEntry("expires_in", "3600");
		assertThat(authorization.push().get(60, TimeUnit.SECONDS))
			.hasValueSatisfying((delivery) -> assertThat(delivery.delivered()).isTrue());
		XmlReply event = event(this.host.onlyCall());
		assertThat(event.text("InfoType")).isEqualTo("authorized");
		assertThat(event.text("AuthorizerAppid")).isEqualTo("wxmp");
		assertThat(event.text("AuthorizationCode")).isEqualTo(authorization.authCode());
		assertThat(event.text("AuthorizationCodeExpiredTime")).matches("\\d{10}");
		assertThat(event.text("PreAuthCode")).startsWith("preauthcode@@@");
	}

	@Test
	void anAuthorizationCodeIsGoodOnce() {
		String code = authorize().authCode();
		JsonNode info = queryAuth(code).path("authorization_info");
		assertThat(info.path("authorizer_appid").asText()).isEqualTo("wxmp");
		assertThat(info.path("authorizer_refresh_token").asText()).startsWith("refreshtoken@@@");
		assertThat(info.path("func_info").get(0).path("funcscope_category").path("id").asInt()).isEqualTo(1);
		assertThat(code(queryAuth(code))).isEqualTo(61009);
		String late = authorize().authCode();
		this.clock.advance(Duration.ofHours(1));
		assertThat(code(queryAuth(late))).isEqualTo(61010);
	}

	@Test
	void aPreAuthorizationCodeIsGoodOnce() {
		String code = preAuthCode();
		this.component.authorize(code, "https://host.example/", "wxmp");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.component.authorize(code, "https://host.example/", "wxmp"))
			.withMessageContaining("pre_auth_code");
	}

	@Test
	void theAuthorizersTokenOpensItsApi() {
		JsonNode info = queryAuth(authorize().authCode()).path("authorization_info");
		String token = info.path("authorizer_access_token").asText();
		assertThat(this.api.get("/cgi-bin/user/get?access_token=" + token).has("total")).isTrue();
		assertThat(code(call("api_create_preauthcode", token, ""))).isEqualTo(61014);
		JsonNode refreshed = call("api_authorizer_token", token(),
				",\"authorizer_appid\":\"wxmp\",\"authorizer_refresh_token\":\""
						+ info.path("authorizer_refresh_token").asText() + "\"");
		assertThat(refreshed.path("authorizer_access_token").asText()).isNotEqualTo(token);
		assertThat(refreshed.path("authorizer_refresh_token")).isEqualTo(info.path("authorizer_refresh_token"));
		assertThat(code(call("api_authorizer_token", token(),
				",\"authorizer_appid\":\"wxmp\",\"authorizer_refresh_token\":\"nope\"")))
			.isEqualTo(61023);
		assertThat(code(call("api_authorizer_token", token(), ",\"authorizer_appid\":\"wxother\""))).isEqualTo(61003);
	}

	@Test
	void authorizersAreDescribedAndListed() {
		String refreshToken = queryAuth(authorize().authCode()).path("authorization_info")
			.path("authorizer_refresh_token")
			.asText();
		JsonNode info = call("api_get_authorizer_info", token(), ",\"authorizer_appid\":\"wxmp\"");
		assertThat(info.path("authorizer_info").path("user_name").asText()).isEqualTo(this.account.originalId());
		assertThat(info.path("authorization_info").path("authorizer_refresh_token").asText()).isEqualTo(refreshToken);
		JsonNode list = call("api_get_authorizer_list", token(), ",\"offset\":0,\"count\":500");
		assertThat(list.path("total_count").asInt()).isEqualTo(1);
		assertThat(list.path("list").get(0).path("refresh_token").asText()).isEqualTo(refreshToken);
		assertThat(list.path("list").get(0).path("auth_time").asLong()).isPositive();
		assertThat(call("api_get_authorizer_list", token(), ",\"offset\":1,\"count\":500").path("list")).isEmpty();
		assertThat(code(call("api_get_authorizer_list", token(), ",\"offset\":0,\"count\":501"))).isEqualTo(40170);
	}

	@ParameterizedTest
	@CsvSource({ "get_authorizer_option,set_authorizer_option", "api_get_authorizer_option,api_set_authorizer_option" })
	void optionsAreReadAndChangedUnderBothPaths(String get, String set) {
		authorize();
		String name = ",\"authorizer_appid\":\"wxmp\",\"option_name\":\"location_report\"";
		assertThat(call(get, token(), name).path("option_value").asText()).isEqualTo("0");
		assertThat(code(call(set, token(), name + ",\"option_value\":\"2\""))).isZero();
		assertThat(call(get, token(), name).path("option_value").asText()).isEqualTo("2");
		assertThat(code(call(set, token(), name + ",\"option_value\":\"9\""))).isEqualTo(61013);
		assertThat(code(call(get, token(), ",\"authorizer_appid\":\"wxmp\",\"option_name\":\"x\""))).isEqualTo(61012);
	}

	@Test
	void messagesOfAnAuthorizedAccountGoToTheComponent() throws Exception {
		authorize().push().get(60, TimeUnit.SECONDS);
		this.host.answers((call) -> new HostStub.Answer(200, "success"));
		this.account.fan("oFan").sends("hi component");
		HostStub.Call call = this.host.calls().get(this.host.calls().size() - 1);
		assertThat(call.path()).isEqualTo("/wxmp/message");
		assertThat(call.query()).containsEntry("openid", "oFan");
		XmlReply envelope = XmlReply.parse(call.body());
		assertThat(envelope.text("ToUserName")).isEqualTo(this.account.originalId());
		OpenedMessage opened = new MessageSeal(KEY, "wxcomp").open(envelope.text("Encrypt"));
		assertThat(opened.receiveId()).isEqualTo("wxcomp");
		assertThat(XmlReply.parse(opened.text()).text("Content")).isEqualTo("hi component");
	}

	@Test
	void theComponentsReplyMustNameTheComponent() throws Exception {
		authorize().push().get(60, TimeUnit.SECONDS);
		this.host.answers(reply("wxcomp"));
		assertThat(this.account.fan("oFan").sends("hi").replyText()).isEqualTo("from component");
		this.host.answers(reply("wxmp"));
		PushOutcome wrong = this.account.fan("oFan").sends("hi");
		assertThat(wrong.noticeShown()).isTrue();
		assertThat(wrong.problem()).contains("another app id");
	}

	@Test
	void withdrawalIsPushedAndEndsEverything() throws Exception {
		Authorization authorization = authorize();
		authorization.push().get(60, TimeUnit.SECONDS);
		JsonNode info = queryAuth(authorization.authCode()).path("authorization_info");
		Delivery delivery = this.component.unauthorize("wxmp");
		assertThat(delivery.delivered()).isTrue();
		XmlReply event = event(this.host.calls().get(this.host.calls().size() - 1));
		assertThat(event.text("InfoType")).isEqualTo("unauthorized");
		assertThat(event.text("AuthorizerAppid")).isEqualTo("wxmp");
		assertThat(
				code(this.api.get("/cgi-bin/user/get?access_token=" + info.path("authorizer_access_token").asText())))
			.isEqualTo(40001);
		assertThat(code(call("api_get_authorizer_info", token(), ",\"authorizer_appid\":\"wxmp\""))).isEqualTo(61003);
		this.account.fan("oFan").sends("hi");
		assertThat(this.host.calls().get(this.host.calls().size() - 1).path()).isEqualTo("/own");
		assertThatIllegalArgumentException().isThrownBy(() -> this.component.unauthorize("wxmp"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cgi-bin/componentloginpage", "/wxaopen/safe/bindcomponent" })
	void theAuthorizationPageOffersAccountsAndRedirects(String path) {
		String form = "component_appid=wxcomp&pre_auth_code=" + encode(preAuthCode()) + "&redirect_uri="
				+ encode("https://host.example/callback?a=b");
		HttpResponse<byte[]> page = this.api.exchange(path + "?" + form);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(ApiClient.text(page)).contains("value=\"wxmp\"").contains("授权");
		HttpResponse<byte[]> redirect = this.api.exchange(path, form + "&appid=wxmp");
		assertThat(redirect.statusCode()).isEqualTo(302);
		assertThat(redirect.headers().firstValue("location")).hasValueSatisfying(
				(location) -> assertThat(location).startsWith("https://host.example/callback?a=b&auth_code="));
		assertThat(this.component.authorizedBy("wxmp")).isTrue();
		assertThat(this.api.exchange(path + "?" + form).statusCode()).as("the code is used up").isEqualTo(400);
	}

	@Test
	void theAuthorizationPageEscapesWhatItShows() {
		String nasty = "https://host.example/?\"><script>alert(1)</script>";
		String page = ApiClient
			.text(this.api.exchange("/cgi-bin/componentloginpage?component_appid=wxcomp&pre_auth_code="
					+ encode(preAuthCode()) + "&redirect_uri=" + encode(nasty)));
		assertThat(page).doesNotContain("<script>");
		assertThat(this.api
			.exchange("/cgi-bin/componentloginpage?component_appid=wxcomp&pre_auth_code=" + encode(preAuthCode())
					+ "&redirect_uri=" + encode("javascript:alert(1)"))
			.statusCode()).isEqualTo(400);
	}

	private XmlReply event(HostStub.Call call) {
		OpenedMessage opened = new MessageSeal(KEY, "wxcomp").open(XmlReply.parse(call.body()).text("Encrypt"));
		assertThat(opened.receiveId()).isEqualTo("wxcomp");
		XmlReply event = XmlReply.parse(opened.text());
		assertThat(event.text("AppId")).isEqualTo("wxcomp");
		return event;
	}

	private Authorization authorize() {
		return this.component.authorize(preAuthCode(), "https://host.example/callback?from=sim", "wxmp");
	}

	private String preAuthCode() {
		return call("api_create_preauthcode", token(), "").path("pre_auth_code").asText();
	}

	private JsonNode queryAuth(String code) {
		return call("api_query_auth", token(), ",\"authorization_code\":\"" + code + "\"");
	}

	private String token() {
		return componentToken("compsecret", this.component.newTicket()).path("component_access_token").asText();
	}

	private JsonNode componentToken(String secret, String ticket) {
		return this.api.post("/cgi-bin/component/api_component_token",
				"{\"component_appid\":\"wxcomp\",\"component_appsecret\":\"" + secret
						+ "\",\"component_verify_ticket\":\"" + ticket + "\"}");
	}

	private JsonNode call(String api, String token, String fields) {
		return this.api.post("/cgi-bin/component/" + api + "?component_access_token=" + token,
				"{\"component_appid\":\"wxcomp\"" + fields + "}");
	}

	private String reply(String receiveId) {
		String xml = "<xml><ToUserName>oFan</ToUserName><FromUserName>" + this.account.originalId()
				+ "</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>from component</Content></xml>";
		String encrypted = new MessageSeal(KEY, receiveId).seal(xml);
		return "<xml><Encrypt>" + encrypted + "</Encrypt><MsgSignature>"
				+ Sha1Signature.of("token", "1", "n", encrypted)
				+ "</MsgSignature><TimeStamp>1</TimeStamp><Nonce>n</Nonce></xml>";
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private static int code(JsonNode answer) {
		return answer.path("errcode").asInt();
	}

}
