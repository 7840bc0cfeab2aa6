package cn.bootx.starter.simulator.wechat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
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
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class WeChatApiTests {

	private final MutableClock clock = new MutableClock();

	private final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	private final ApiClient api = new ApiClient(this.simulator);

	private final HostStub host = HostStub.start();

	private SimulatedAccount account;

	@BeforeEach
	void registerAccount() {
		this.account = this.simulator.wechat()
			.register(OfficialAccount.plain("wx1", "s", "token").withCallbackUrl(this.host.uri("/p")))
			.template("T1", "提醒", "{{thing1.DATA}} 于 {{time2.DATA}}");
	}

	@AfterEach
	void stop() {
		this.host.close();
		this.simulator.close();
	}

	@Test
	void aTemplateMessageArrivesAndItsJobIsReported() throws InterruptedException {
		Fan fan = this.account.fan("oFan");
		JsonNode sent = template("oFan", "T1", "订单已发货", "");
		assertThat(sent.path("errcode").asInt(-7)).isZero();
		assertThat(fan.received()).singleElement().satisfies((message) -> {
			assertThat(message.kind()).isEqualTo("template");
			assertThat(message.text()).contains("提醒").contains("订单已发货 于 10:00").contains("https://e.com");
		});
		this.host.awaitCalls(1);
		XmlReply event = XmlReply.parse(this.host.onlyCall().body());
		assertThat(event.text("Event")).isEqualTo("TEMPLATESENDJOBFINISH");
		assertThat(event.text("MsgID")).isEqualTo(sent.path("msgid").asText());
		assertThat(event.text("Status")).isEqualTo("success");
	}

	@Test
	void aFanWhoBlocksTemplatesGetsNone() throws InterruptedException {
		Fan fan = this.account.fan("oFan").blocksTemplates(true);
		template("oFan", "T1", "x", "");
		this.host.awaitCalls(1);
		assertThat(XmlReply.parse(this.host.onlyCall().body()).text("Status")).isEqualTo("failed:user block");
		assertThat(fan.received()).isEmpty();
	}

	@Test
	void theSameClientMessageIdIsDeliveredOnce() {
		Fan fan = this.account.fan("oFan");
		JsonNode first = template("oFan", "T1", "x", "idem-1");
		assertThat(template("oFan", "T1", "x", "idem-1").path("msgid")).isEqualTo(first.path("msgid"));
		assertThat(fan.received()).hasSize(1);
	}

	@Test
	void aTemplateMessageIsCheckedAsWeChatDoes() {
		this.account.fan("oFan");
		this.account.newcomer("oNew");
		assertThat(code(template("oFan", "T9", "x", ""))).isEqualTo(40037);
		assertThat(code(template("oNobody", "T1", "x", ""))).isEqualTo(40003);
		assertThat(code(template("oNew", "T1", "x", ""))).isEqualTo(43004);
		JsonNode tooLong = template("oFan", "T1", "二十个字以内的内容才能放进这一个字段里面啊", "");
		assertThat(code(tooLong)).isEqualTo(47003);
		assertThat(tooLong.path("errmsg").asText()).contains("data.thing1.value");
		assertThat(code(template("oFan", "T1", "", ""))).isEqualTo(47003);
	}

	@Test
	void templatesAreListedWithoutAnErrorCode() {
		JsonNode list = this.api.get("/cgi-bin/template/get_all_private_template?access_token=" + token());
		assertThat(list.has("errcode")).isFalse();
		assertThat(list.path("template_list").get(0).path("template_id").asText()).isEqualTo("T1");
		assertThat(list.path("template_list").get(0).has("deputy_industry")).isTrue();
	}

	@Test
	void aCustomerServiceMessageNeedsAFanWhoWrote() {
		Fan fan = this.account.fan("oFan");
		assertThat(custom("text", "{\"content\":\"hi\"}")).isEqualTo(45015);
		fan.sends("hello");
		assertThat(custom("text", "{\"content\":\"hi\"}")).isZero();
		assertThat(fan.received()).extracting((message) -> message.text()).containsExactly("hi");
		this.clock.advance(Duration.ofHours(48));
		assertThat(custom("text", "{\"content\":\"hi\"}")).isEqualTo(45015);
	}

	@Test
	void onlyThreeMessagesFitIntoTheMinuteAfterFollowing() {
		this.account.newcomer("oFan").follows();
		for (int i = 0; i < 3; i++) {
			assertThat(custom("text", "{\"content\":\"hi\"}")).isZero();
		}
		assertThat(custom("text", "{\"content\":\"hi\"}")).isEqualTo(45047);
	}

	@Test
	void onlyFiveMessagesFollowAMessageUnlessTheAccountHasTheOldRule() {
		Fan fan = this.account.fan("oFan");
		fan.sends("hello");
		for (int i = 0; i < 5; i++) {
			assertThat(custom("text", "{\"content\":\"hi\"}")).isZero();
		}
		assertThat(custom("text", "{\"content\":\"hi\"}")).isEqualTo(45047);
		this.account.customerMessages(20);
		fan.sends("again");
		for (int i = 0; i < 20; i++) {
			assertThat(custom("text", "{\"content\":\"hi\"}")).isZero();
		}
	}

	@Test
	void everyKindOfCustomerServiceMessageArrives() {
		Fan fan = this.account.customerMessages(20).fan("oFan");
		fan.sends("hello");
		String media = "\"media_id\":\"" + upload("image", "a.png", 10).path("media_id").asText() + "\"";
		String thumb = "\"thumb_media_id\":\"" + upload("thumb", "a.jpg", 10).path("thumb_media_id").asText() + "\"";
		assertThat(custom("image", "{" + media + "}")).isZero();
		assertThat(custom("voice", "{" + media + "}")).isZero();
		assertThat(custom("video", "{" + media + ",\"title\":\"t\"}")).isZero();
		assertThat(custom("music", "{\"musicurl\":\"u\"," + thumb + "}")).isZero();
		assertThat(custom("news", "{\"articles\":[{\"title\":\"t\",\"url\":\"u\"}]}")).isZero();
		assertThat(custom("mpnews", "{\"media_id\":\"x\"}")).isZero();
		assertThat(custom("mpnewsarticle", "{\"article_id\":\"x\"}")).isZero();
		assertThat(custom("msgmenu", "{\"head_content\":\"h\",\"list\":[{\"id\":\"1\",\"content\":\"c\"}]}")).isZero();
		assertThat(custom("wxcard", "{\"card_id\":\"c\"}")).isZero();
		assertThat(custom("miniprogrampage", "{\"title\":\"t\",\"appid\":\"a\",\"pagepath\":\"p\"," + thumb + "}"))
			.isZero();
		assertThat(fan.received()).hasSize(10);
		assertThat(fan.received().get(0).mediaUrl()).startsWith(this.simulator.baseUrl());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			text|{"content":""}|44004
			txet|{"content":"x"}|40008
			image|{"media_id":"nope"}|40007
			image|{}|41006
			news|{"articles":[{},{}]}|45008
			news|{"articles":[]}|44003
			""")
	void aBadCustomerServiceMessageIsRefused(String type, String content, int code) {
		this.account.fan("oFan").sends("hello");
		assertThat(custom(type, content)).isEqualTo(code);
	}

	@Test
	void tooLongATextIsCountedInBytes() {
		this.account.fan("oFan").sends("hello");
		assertThat(custom("text", "{\"content\":\"" + "界".repeat(683) + "\"}")).isEqualTo(45002);
		assertThat(custom("text", "{\"content\":\"" + "界".repeat(682) + "\"}")).isZero();
	}

	@Test
	void aNewcomerFollowsByScanningAndAFollowerScans() {
		JsonNode code = qr("""
				{"expire_seconds":600,"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":"login-1"}}}""");
		assertThat(code.path("expire_seconds").asInt()).isEqualTo(600);
		assertThat(code.path("url").asText()).startsWith("http://weixin.qq.com/q/");
		Fan fan = this.account.newcomer("oNew");
		fan.scans(code.path("ticket").asText());
		XmlReply subscribe = lastPush();
		assertThat(subscribe.text("Event")).isEqualTo("subscribe");
		assertThat(subscribe.text("EventKey")).isEqualTo("qrscene_login-1");
		assertThat(subscribe.text("Ticket")).isEqualTo(code.path("ticket").asText());
		fan.scans(code.path("url").asText());
		XmlReply scan = lastPush();
		assertThat(scan.text("Event")).isEqualTo("SCAN");
		assertThat(scan.text("EventKey")).isEqualTo("login-1");
		JsonNode info = this.api.get("/cgi-bin/user/info?openid=oNew&access_token=" + token());
		assertThat(info.path("qr_scene_str").asText()).isEqualTo("login-1");
		assertThat(info.path("subscribe_scene").asText()).isEqualTo("ADD_SCENE_QR_CODE");
	}

	@Test
	void theQrPictureCanBeFetchedAndScanned() {
		JsonNode code = qr("""
				{"action_name":"QR_LIMIT_SCENE","action_info":{"scene":{"scene_id":7}}}""");
		assertThat(code.has("expire_seconds")).isFalse();
		String path = "/cgi-bin/showqrcode?ticket="
				+ URLEncoder.encode(code.path("ticket").asText(), StandardCharsets.UTF_8);
		HttpResponse<byte[]> picture = this.api.exchange(path);
		assertThat(QrPictures.decode(picture.body())).isEqualTo(code.path("url").asText());
		this.account.fan("oFan").scans(this.simulator.baseUrl() + path);
		assertThat(lastPush().text("EventKey")).isEqualTo("7");
		assertThat(this.api.exchange("/cgi-bin/showqrcode?ticket=nope").statusCode()).isEqualTo(404);
	}

	@Test
	void anExpiredOrForeignCodeCannotBeScanned() {
		Fan fan = this.account.fan("oFan");
		String ticket = qr("""
				{"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":7}}}""").path("ticket").asText();
		SimulatedAccount other = this.simulator.wechat().register(OfficialAccount.plain("wx2", "s", "token"));
		assertThatIllegalArgumentException().isThrownBy(() -> other.fan("oFan").scans(ticket));
		assertThatIllegalArgumentException().isThrownBy(() -> fan.scans("nope"));
		this.clock.advance(Duration.ofSeconds(60));
		assertThatIllegalStateException().isThrownBy(() -> fan.scans(ticket)).withMessageContaining("expired");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"action_name":"QR_CODE","action_info":{"scene":{"scene_id":1}}}|40052
			{"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":0}}}|40053
			{"action_name":"QR_LIMIT_SCENE","action_info":{"scene":{"scene_id":100001}}}|40053
			{"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":""}}}|40053
			{"action_name":"QR_STR_SCENE","expire_seconds":2592001,"action_info":{"scene":{"scene_str":"a"}}}|40035
			""")
	void aBadQrCodeRequestIsRefused(String body, int code) {
		assertThat(code(qr(body))).isEqualTo(code);
	}

	@Test
	void followersAreListedAndTheirDetailsGiven() {
		this.account.fan("oA");
		this.account.fan("oB");
		this.account.newcomer("oC");
		JsonNode list = this.api.get("/cgi-bin/user/get?access_token=" + token());
		assertThat(list.path("total").asInt()).isEqualTo(2);
		assertThat(list.path("data").path("openid").toString()).isEqualTo("[\"oA\",\"oB\"]");
		assertThat(list.path("next_openid").asText()).isEqualTo("oB");
		assertThat(this.api.get("/cgi-bin/user/get?next_openid=oB&access_token=" + token()).path("count").asInt())
			.isZero();
		JsonNode stranger = this.api.get("/cgi-bin/user/info?openid=oC&access_token=" + token());
		assertThat(stranger.toString()).isEqualTo("{\"subscribe\":0,\"openid\":\"oC\"}");
		assertThat(code(this.api.get("/cgi-bin/user/info?openid=oX&access_token=" + token()))).isEqualTo(40003);
		assertThat(code(this.api.get("/cgi-bin/user/info?access_token=" + token()))).isEqualTo(41009);
	}

	@Test
	void mediaIsUploadedDownloadedAndForgottenAfterThreeDays() {
		JsonNode uploaded = upload("image", "a.png", 100);
		assertThat(uploaded.path("created_at").isNumber()).isTrue();
		String path = "/cgi-bin/media/get?media_id=" + uploaded.path("media_id").asText() + "&access_token=";
		HttpResponse<byte[]> download = this.api.exchange(path + token());
		assertThat(download.body()).hasSize(100);
		assertThat(download.headers().firstValue("content-disposition"))
			.hasValueSatisfying((value) -> assertThat(value).contains("a.png"));
		this.clock.advance(Duration.ofDays(3));
		assertThat(code(this.api.get(path + token()))).isEqualTo(40007);
	}

	@Test
	void badUploadsAreRefused() {
		assertThat(code(upload("image", "a.exe", 10))).isEqualTo(40005);
		assertThat(code(upload("thumb", "a.jpg", 65 * 1024))).isEqualTo(40006);
		assertThat(code(upload("picture", "a.png", 10))).isEqualTo(40004);
		assertThat(code(upload("image", "a.png", 0))).isEqualTo(44001);
		assertThat(code(this.api.post("/cgi-bin/media/upload?type=image&access_token=" + token(), "{}")))
			.isEqualTo(41005);
	}

	@Test
	void anUploadedPageIsNotServedToABrowser() {
		String token = token();
		JsonNode page = this.api.upload("/cgi-bin/media/upload?type=image&access_token=" + token, "a.png", "text/html",
				"<script>".getBytes(StandardCharsets.UTF_8));
		assertThat(this.api.exchange("/_sim/wechat/media/" + page.path("media_id").asText()).statusCode())
			.isEqualTo(404);
	}

	@Test
	void webAuthorizationAndMiniProgramLoginUseOneTimeCodes() {
		this.simulator.wechat().register(new MiniProgram("wxmini", "mini"));
		String web = "/sns/oauth2/access_token?grant_type=authorization_code&appid=wx1&secret=s&code="
				+ this.account.fan("oFan").authorizes("snsapi_base");
		assertThat(this.api.get(web).path("openid").asText()).isEqualTo("oFan");
		assertThat(code(this.api.get(web))).isEqualTo(40163);
		String mini = "/sns/jscode2session?grant_type=authorization_code&appid=wxmini&secret=mini&js_code=";
		String code = this.simulator.wechat().miniProgram("wxmini").logsIn("oMini");
		JsonNode session = this.api.get(mini + code);
		assertThat(session.path("openid").asText()).isEqualTo("oMini");
		assertThat(session.path("session_key").asText()).hasSize(24);
		assertThat(code(this.api.get(mini + "nope"))).isEqualTo(40029);
		String late = this.simulator.wechat().miniProgram("wxmini").logsIn("oMini");
		this.clock.advance(Duration.ofMinutes(5));
		assertThat(code(this.api.get(mini + late))).isEqualTo(40029);
	}

	@Test
	void addressListsHaveNoErrorCode() {
		assertThat(this.api.get("/cgi-bin/getcallbackip?access_token=" + token()).toString())
			.isEqualTo("{\"ip_list\":[\"127.0.0.1\"]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{", "\"x\"" })
	void aBodyThatIsNoJsonObjectIsRefused(String body) {
		assertThat(code(this.api.post("/cgi-bin/qrcode/create?access_token=" + token(), body))).isEqualTo(47001);
	}

	@Test
	void otherBadCallsAreRefusedInWeChatsForm() {
		assertThat(code(this.api.post("/cgi-bin/qrcode/create?access_token=" + token(), ""))).isEqualTo(44002);
		assertThat(code(this.api.get("/cgi-bin/qrcode/create?access_token=" + token()))).isEqualTo(43002);
		assertThat(code(this.api.get("/cgi-bin/no/such/thing"))).isEqualTo(40066);
		assertThat(code(this.api.post("/cgi-bin/message/custom/send?access_token=" + token(),
				"{\"touser\":\"oFan\",\"msgtype\":\"text\",\"text\":{\"content\":\"\\u4eca\"}}")))
			.isEqualTo(47002);
		assertThat(this.api.exchange("/no-such-page").statusCode()).isEqualTo(404);
	}

	private String token() {
		return this.account.tokens().issue();
	}

	private XmlReply lastPush() {
		return XmlReply.parse(this.host.calls().get(this.host.calls().size() - 1).body());
	}

	private JsonNode qr(String body) {
		return this.api.post("/cgi-bin/qrcode/create?access_token=" + token(), body);
	}

	private JsonNode upload(String type, String fileName, int bytes) {
		return this.api.upload("/cgi-bin/media/upload?type=" + type + "&access_token=" + token(), fileName, "image/png",
				new byte[bytes]);
	}

	private int custom(String type, String content) {
		return code(this.api.post("/cgi-bin/message/custom/send?access_token=" + token(),
				"{\"touser\":\"oFan\",\"msgtype\":\"" + type + "\",\"" + type + "\":" + content + "}"));
	}

	private JsonNode template(String openId, String templateId, String thing, String clientMsgId) {
		return this.api.post("/cgi-bin/message/template/send?access_token=" + token(),
				"{\"touser\":\"" + openId + "\",\"template_id\":\"" + templateId + "\",\"url\":\"https://e.com\","
						+ "\"client_msg_id\":\"" + clientMsgId + "\",\"data\":{\"thing1\":{\"value\":\"" + thing
						+ "\"},\"time2\":{\"value\":\"10:00\"}}}");
	}

	private static int code(JsonNode answer) {
		return answer.path("errcode").asInt();
	}

}
