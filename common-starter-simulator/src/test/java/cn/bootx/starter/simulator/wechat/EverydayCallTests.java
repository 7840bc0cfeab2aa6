package cn.bootx.starter.simulator.wechat;

import java.time.Duration;
import java.util.Base64;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.simulator.wechatopen.Component;
import cn.bootx.starter.testing.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Calls that are rows of WeChat's table, through HTTP. */
class EverydayCallTests {

	private final MutableClock clock = new MutableClock();

	private final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	private final ApiClient api = new ApiClient(this.simulator);

	private final HostStub host = HostStub.start();

	private SimulatedAccount account;

	private SimulatedMiniProgram applet;

	@BeforeEach
	void registerAccounts() {
		this.account = this.simulator.wechat()
			.register(OfficialAccount.plain("wx1", "s", "token").withCallbackUrl(this.host.uri("/p")));
		this.applet = this.simulator.wechat().register(new MiniProgram("wx2", "s"));
	}

	@AfterEach
	void stop() {
		this.host.close();
		this.simulator.close();
	}

	@Test
	void aTicketStaysTheSameWhileItIsValid() {
		JsonNode first = get("/cgi-bin/ticket/getticket?type=jsapi&");
		this.clock.advance(Duration.ofMinutes(90));
		JsonNode second = get("/cgi-bin/ticket/getticket?type=jsapi&");
		assertThat(second.path("ticket")).isEqualTo(first.path("ticket"));
		assertThat(second.path("expires_in").asInt()).isEqualTo(1800);
		assertThat(get("/cgi-bin/ticket/getticket?type=wx_card&").path("ticket")).isNotEqualTo(first.path("ticket"));
		assertThat(get("/cgi-bin/ticket/getticket?type=other&").path("errcode").asInt()).isEqualTo(40097);
		this.clock.advance(Duration.ofMinutes(31));
		assertThat(get("/cgi-bin/ticket/getticket?type=jsapi&").path("ticket")).isNotEqualTo(first.path("ticket"));
	}

	@Test
	void theTypingSignLastsFifteenSeconds() {
		String typing = "{\"touser\":\"oFan\",\"command\":\"Typing\"}";
		Fan fan = this.account.fan("oFan");
		assertThat(code("/cgi-bin/message/custom/typing", typing)).isEqualTo(45015);
		fan.sends("hello");
		assertThat(code("/cgi-bin/message/custom/typing", typing)).isZero();
		assertThat(code("/cgi-bin/message/custom/typing", typing)).isEqualTo(45081);
		this.clock.advance(Duration.ofSeconds(16));
		assertThat(code("/cgi-bin/message/custom/typing", typing)).isZero();
		this.clock.advance(Duration.ofSeconds(31));
		assertThat(code("/cgi-bin/message/custom/typing", typing)).isEqualTo(45080);
		assertThat(code("/cgi-bin/message/custom/typing", typing.replace("Typing", "Sing"))).isEqualTo(45072);
	}

	@Test
	void aMassMessageReachesFollowersAndItsJobIsReported() throws InterruptedException {
		Fan fan = this.account.fan("oFan");
		this.account.newcomer("oStranger");
		JsonNode sent = post("/cgi-bin/message/mass/sendall",
				"{\"filter\":{\"is_to_all\":true},\"text\":{\"content\":\"大家好\"},\"msgtype\":\"text\",\"clientmsgid\":\"a\"}");
		assertThat(fan.received()).singleElement().satisfies((message) -> assertThat(message.text()).contains("大家好"));
		this.host.awaitCalls(1);
		XmlReply event = XmlReply.parse(this.host.onlyCall().body());
		assertThat(event.text("Event")).isEqualTo("MASSSENDJOBFINISH");
		assertThat(event.text("MsgID")).isEqualTo(sent.path("msg_id").asText());
		assertThat(event.text("SentCount")).isEqualTo("1");
		assertThat(code("/cgi-bin/message/mass/sendall",
				"{\"filter\":{\"is_to_all\":true},\"text\":{\"content\":\"x\"},\"msgtype\":\"text\",\"clientmsgid\":\"a\"}"))
			.isEqualTo(45065);
		assertThat(code("/cgi-bin/message/mass/send", "{\"touser\":[\"oFan\"],\"msgtype\":\"text\"}")).isEqualTo(40130);
	}

	@Test
	void serviceAccountsAreAddedChangedAndRemoved() {
		String kf = "{\"kf_account\":\"tom@gh\",\"nickname\":\"Tom\"}";
		assertThat(code("/customservice/kfaccount/add", kf)).isZero();
		assertThat(code("/customservice/kfaccount/add", kf)).isEqualTo(65406);
		assertThat(code("/customservice/kfaccount/update", kf.replace("Tom", "Tim"))).isZero();
		JsonNode list = get("/cgi-bin/customservice/getkflist?").path("kf_list");
		assertThat(list).hasSize(1);
		assertThat(list.get(0).path("kf_nick").asText()).isEqualTo("Tim");
		assertThat(code("/customservice/kfsession/create", "{\"kf_account\":\"tom@gh\",\"openid\":\"oFan\"}")).isZero();
		assertThat(get("/customservice/kfsession/getsession?openid=oFan&").path("kf_account").asText())
			.isEqualTo("tom@gh");
		assertThat(get("/customservice/kfaccount/del?kf_account=tom@gh&").path("errcode").asInt()).isZero();
		assertThat(get("/cgi-bin/customservice/getkflist?").path("kf_list")).isEmpty();
	}

	@Test
	void aResetDropsWhatCallsHaveKept() {
		assertThat(code("/customservice/kfaccount/add", "{\"kf_account\":\"tom@gh\",\"nickname\":\"Tom\"}")).isZero();
		assertThat(get("/cgi-bin/customservice/getkflist?").path("kf_list")).hasSize(1);
		this.account.reset();
		assertThat(get("/cgi-bin/customservice/getkflist?").path("kf_list")).isEmpty();
		assertThat(get("/cgi-bin/tags/get?").path("tags").findValuesAsText("name")).containsExactly("星标组");
	}

	@Test
	void miniProgramsMakeCodesAndLinks() {
		this.applet.pages("pages/index");
		assertThat(
				this.api.exchange("/wxa/getwxacode?access_token=" + applet(), "{\"path\":\"pages/index?a=1\"}").body())
			.startsWith(0x89, 'P', 'N', 'G');
		assertThat(applet("/wxa/getwxacode", "{\"path\":\"pages/none\"}").path("errcode").asInt()).isEqualTo(40165);
		String link = applet("/wxa/generatescheme",
				"{\"jump_wxa\":{\"path\":\"pages/index\",\"query\":\"a=1\"},\"expire_type\":1,\"expire_interval\":1}")
			.path("openlink")
			.asText();
		assertThat(link).startsWith("weixin://dl/business/?t=");
		JsonNode info = applet("/wxa/queryscheme", "{\"scheme\":\"" + link + "\"}").path("scheme_info");
		assertThat(info.path("query").asText()).isEqualTo("a=1");
		assertThat(info.path("expire_time").asLong() - info.path("create_time").asLong()).isEqualTo(86_400);
		assertThat(
				applet("/wxa/generate_urllink", "{\"expire_interval\":31,\"expire_type\":1}").path("errcode").asInt())
			.isEqualTo(85401);
	}

	@Test
	void riskyContentIsFoundForUsersWhoWereThere() {
		String check = "{\"version\":2,\"scene\":1,\"openid\":\"oUser\",\"content\":\"你好\"}";
		assertThat(applet("/wxa/msg_sec_check", check).path("errcode").asInt()).isEqualTo(40003);
		MiniProgramUser user = this.applet.user("oUser");
		assertThat(applet("/wxa/msg_sec_check", check).path("errcode").asInt()).isEqualTo(61010);
		user.sends("hi");
		assertThat(applet("/wxa/msg_sec_check", check).path("result").path("suggest").asText()).isEqualTo("pass");
		assertThat(applet("/wxa/msg_sec_check", check.replace("你好", "违规")).path("result").path("suggest").asText())
			.isEqualTo("risky");
		assertThat(this.api
			.upload("/wxa/img_sec_check?access_token=" + applet(), "risky.png", "image/png", new byte[] { 1 })
			.path("errcode")
			.asInt()).isEqualTo(87014);
	}

	@Test
	void aMiniProgramAnswersItsCustomers() {
		MiniProgramUser user = this.applet.user("oUser");
		String text = "{\"touser\":\"oUser\",\"msgtype\":\"text\",\"text\":{\"content\":\"hi\"}}";
		assertThat(applet("/cgi-bin/message/custom/send", text).path("errcode").asInt()).isEqualTo(45015);
		user.entersService("from");
		assertThat(applet("/cgi-bin/message/custom/send", text).path("errcode").asInt()).isZero();
		assertThat(applet("/cgi-bin/message/custom/send", text).path("errcode").asInt()).isZero();
		assertThat(applet("/cgi-bin/message/custom/send", text).path("errcode").asInt()).isEqualTo(45047);
		assertThat(user.received()).hasSize(2);
		assertThat(
				applet("/cgi-bin/message/custom/send", text.replace("\"text\"", "\"voice\"")).path("errcode").asInt())
			.isEqualTo(40008);
	}

	@ParameterizedTest
	@CsvSource({ "SERVICE,/cgi-bin/freepublish/batchget,40035", "UNVERIFIED,/cgi-bin/freepublish/batchget,48001",
			"UNVERIFIED,/cgi-bin/message/custom/send,48001", "SUBSCRIPTION,/cgi-bin/message/template/send,48001",
			"SUBSCRIPTION,/cgi-bin/message/custom/send,40003" })
	void theKindOfAccountDecidesWhatItMayCall(AccountKind kind, String path, int expected) {
		this.account.kind(kind);
		int code = code(path, "{\"no\":1}");
		assertThat(code).isEqualTo(expected);
	}

	@Test
	void aComponentsTokenIsOfNoUseForAnAccountsCall() {
		var component = this.simulator.wechatOpen()
			.register(
					Component.of("wxc", "cs", "t", Base64.getEncoder().encodeToString(new byte[32]).substring(0, 43)));
		String token = this.api
			.post("/cgi-bin/component/api_component_token",
					"{\"component_appid\":\"wxc\",\"component_appsecret\":\"cs\",\"component_verify_ticket\":\""
							+ component.newTicket() + "\"}")
			.path("component_access_token")
			.asText();
		assertThat(this.api.get("/cgi-bin/user/get?access_token=" + token).path("errcode").asInt()).isEqualTo(61015);
	}

	@Test
	void aFanWhoUnfollowedCannotWrite() {
		Fan fan = this.account.fan("oFan");
		fan.unfollows();
		assertThatIllegalStateException().isThrownBy(() -> fan.sends("hi")).withMessageContaining("取消关注");
		fan.follows();
		fan.sends("hi");
	}

	@Test
	void theQuotaOfAPathNamesItsRate() {
		JsonNode answer = post("/cgi-bin/openapi/quota/get", "{\"cgi_path\":\"/cgi-bin/user/get\"}");
		assertThat(answer.path("rate_limit").path("refresh_second").asInt()).isEqualTo(60);
		assertThat(answer.path("quota").path("daily_limit").asInt()).isPositive();
	}

	private String applet() {
		return this.applet.tokens().issue();
	}

	private JsonNode applet(String path, String json) {
		return this.api.post(path + "?access_token=" + applet(), json);
	}

	private JsonNode get(String pathAndQuery) {
		return this.api.get(pathAndQuery + "access_token=" + this.account.tokens().issue());
	}

	private JsonNode post(String path, String json) {
		return this.api.post(path + "?access_token=" + this.account.tokens().issue(), json);
	}

	private int code(String path, String json) {
		return post(path, json).path("errcode").asInt();
	}

}
