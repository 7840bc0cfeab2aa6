package cn.bootx.starter.simulator.wechat;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.applet.EncryptedUserData;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.simulator.wechat.push.PushFormat;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MiniProgramTests extends WeChatTestBed {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	@Test
	void aLoginGivesOpenIdUnionIdAndASessionKey() {
		MiniProgramUser user = register(PushFormat.JSON, null).user("oMini").unionId("u1");
		JsonNode session = this.api
			.get("/sns/jscode2session?grant_type=authorization_code&appid=wxmini&secret=mini&js_code=" + user.logsIn());
		assertThat(session.path("openid").asText()).isEqualTo("oMini");
		assertThat(session.path("unionid").asText()).isEqualTo("u1");
		assertThat(session.path("session_key").asText()).isEqualTo(user.sessionKey()).hasSize(24);
	}

	@Test
	void dataOfAUserAreSignedAndEncryptedWithHisSessionKey() throws Exception {
		SimulatedMiniProgram mini = register(PushFormat.JSON, null);
		MiniProgramUser user = mini.user("oMini");
		assertThatIllegalStateException().isThrownBy(() -> user.encrypts(Map.of()));
		this.api
			.get("/sns/jscode2session?grant_type=authorization_code&appid=wxmini&secret=mini&js_code=" + user.logsIn());
		EncryptedUserData data = user.encrypts(Map.of("nickName", "小明"));
		assertThat(data.rawData()).isEqualTo("{\"nickName\":\"小明\"}");
		assertThat(data.signature()).isEqualTo(HexFormat.of()
			.formatHex(
					MessageDigest.getInstance("SHA-1").digest((data.rawData() + user.sessionKey()).getBytes(UTF_8))));
		Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
		Base64.Decoder base64 = Base64.getDecoder();
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(base64.decode(user.sessionKey()), "AES"),
				new IvParameterSpec(base64.decode(data.iv())));
		JsonNode clear = Json.read(cipher.doFinal(base64.decode(data.encryptedData())));
		assertThat(clear.path("nickName").asText()).isEqualTo("小明");
		assertThat(clear.path("watermark").path("appid").asText()).isEqualTo("wxmini");
		assertThat(data.toString()).doesNotContain(data.encryptedData(), "小明");
	}

	@Test
	void aPhoneNumberIsToldOnceForACode() {
		SimulatedMiniProgram mini = register(PushFormat.JSON, null);
		String code = mini.user("oMini").sharesPhone("13800138000");
		JsonNode phone = call(mini, "/wxa/business/getuserphonenumber", "{\"code\":\"" + code + "\"}");
		assertThat(phone.path("phone_info").path("purePhoneNumber").asText()).isEqualTo("13800138000");
		assertThat(phone.path("phone_info").path("countryCode").asText()).isEqualTo("86");
		assertThat(phone.path("phone_info").path("watermark").path("appid").asText()).isEqualTo("wxmini");
		assertThat(code(call(mini, "/wxa/business/getuserphonenumber", "{\"code\":\"" + code + "\"}")))
			.isEqualTo(40163);
		assertThat(code(call(mini, "/wxa/business/getuserphonenumber", "{\"code\":\"x\"}"))).isEqualTo(40029);
		String late = mini.user("oMini").sharesPhone("13800138000");
		this.clock.advance(Duration.ofMinutes(5));
		assertThat(code(call(mini, "/wxa/business/getuserphonenumber", "{\"code\":\"" + late + "\"}")))
			.isEqualTo(40029);
		String loginCode = mini.logsIn("oMini");
		assertThat(code(call(mini, "/wxa/business/getuserphonenumber", "{\"code\":\"" + loginCode + "\"}")))
			.isEqualTo(40029);
	}

	@Test
	void aCodePictureOpensItsPage() {
		SimulatedMiniProgram mini = register(PushFormat.JSON, null).pages("pages/a");
		byte[] picture = this.api
			.exchange(withToken("/wxa/getwxacodeunlimit", mini.tokens().issue()),
					"{\"scene\":\"a=1\",\"page\":\"pages/a\"}")
			.body();
		assertThat(QrPictures.decode(picture)).isEqualTo("weixin://wxa/wxmini/pages/a?scene=a=1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"scene":""}|40129
			{"scene":"中"}|40129
			{"scene":"123456789012345678901234567890123"}|40129
			{"scene":"a","page":"/pages/a"}|41030
			{"scene":"a","page":"pages/b"}|41030
			{"scene":"a","env_version":"beta"}|40035
			{"scene":"a","width":279}|40035
			""")
	void aBadCodePictureIsRefused(String body, int code) {
		SimulatedMiniProgram mini = register(PushFormat.JSON, null).pages("pages/a");
		assertThat(code(call(mini, "/wxa/getwxacodeunlimit", body))).isEqualTo(code);
		assertThat(code(call(mini, "/wxa/getwxacodeunlimit",
				"{\"scene\":\"a\",\"page\":\"pages/b\",\"check_path\":false,\"width\":100}")))
			.isEqualTo(40035);
	}

	@Test
	void aSubscribeMessageNeedsConsent() {
		SimulatedMiniProgram mini = register(PushFormat.JSON, null);
		String id = call(mini, "/wxaapi/newtmpl/addtemplate", "{\"tid\":\"43205\",\"kidList\":[1,2]}").path("priTmplId")
			.asText();
		assertThat(send(mini, id, "\"page\":\"index\"")).isEqualTo(40003);
		mini.user("oMini");
		assertThat(send(mini, id, "\"page\":\"index\"")).isEqualTo(43101);
		mini.user("oMini").agreesTo(id);
		JsonNode popup = Json.read(this.host.onlyCall().body().getBytes(UTF_8));
		assertThat(popup.path("Event").asText()).isEqualTo("subscribe_msg_popup_event");
		assertThat(popup.path("List").path("TemplateId").asText()).isEqualTo(id);
		assertThat(send(mini, id, "\"page\":\"/index\"")).isEqualTo(41030);
		assertThat(send(mini, id, "\"miniprogram_state\":\"beta\"")).isEqualTo(40035);
		assertThat(send(mini, id, "\"page\":\"index?a=b\"")).isZero();
		assertThat(send(mini, id, "\"page\":\"index\"")).isEqualTo(43101);
		assertThat(mini.user("oMini").received()).extracting(ChatMessage::text)
			.containsExactly("预约成功通知\n预约项目:理发\n预约时间:10:00\n");
	}

	@Test
	void anAccountsTokenIsNotGoodForAMiniProgramsApi() {
		assertThat(code(post("/wxa/getwxacodeunlimit", "{\"scene\":\"a\"}"))).isEqualTo(48001);
	}

	@Test
	void clearJsonIsPushed() {
		register(PushFormat.JSON, null).user("oMini").entersService("from=page");
		HostStub.Call call = this.host.onlyCall();
		JsonNode message = Json.read(call.body().getBytes(UTF_8));
		assertThat(message.path("ToUserName").asText()).startsWith("gh_");
		assertThat(message.path("CreateTime").isNumber()).isTrue();
		assertThat(message.path("SessionFrom").asText()).isEqualTo("from=page");
		assertThat(call.query().get("signature"))
			.isEqualTo(Sha1Signature.of("minitoken", call.query().get("timestamp"), call.query().get("nonce")));
	}

	@Test
	void safeModePushesTheEncryptedMessageAsJson() {
		register(PushFormat.JSON, KEY).user("oMini").sends("你好");
		HostStub.Call call = this.host.onlyCall();
		JsonNode envelope = Json.read(call.body().getBytes(UTF_8));
		assertThat(envelope.fieldNames()).toIterable().containsExactly("ToUserName", "Encrypt");
		String clear = new MessageSeal(KEY, "wxmini").open(envelope.path("Encrypt").asText()).text();
		assertThat(Json.read(clear.getBytes(UTF_8)).path("Content").asText()).isEqualTo("你好");
		assertThat(call.query().get("msg_signature")).isEqualTo(Sha1Signature.of("minitoken",
				call.query().get("timestamp"), call.query().get("nonce"), envelope.path("Encrypt").asText()));
	}

	@Test
	void safeModePushesTheEncryptedMessageAsXml() {
		register(PushFormat.XML, KEY).user("oMini").sends("你好");
		String encrypted = XmlReply.parse(this.host.onlyCall().body()).text("Encrypt");
		String clear = new MessageSeal(KEY, "wxmini").open(encrypted).text();
		assertThat(XmlReply.parse(clear).text("Content")).isEqualTo("你好");
	}

	@Test
	void aReplyIsJsonTooAndIsChecked() {
		MiniProgramUser user = register(PushFormat.JSON, null).user("oMini");
		String transfer = "{\"ToUserName\":\"oMini\",\"FromUserName\":\""
				+ this.simulator.wechat().miniProgram("wxmini").originalId()
				+ "\",\"CreateTime\":1700000000,\"MsgType\":\"transfer_customer_service\"}";
		this.host.answers(transfer);
		PushOutcome outcome = user.sends("help");
		assertThat(outcome.problem()).isNull();
		assertThat(outcome.replyType()).isEqualTo("transfer_customer_service");
		this.host.answers("<xml/>");
		assertThat(user.sends("help").problem()).contains("not JSON");
		this.host.answers("success");
		assertThat(user.sends("help").accepted()).isTrue();
	}

	@Test
	void aForgedPushIsSentAsItIs() {
		SimulatedMiniProgram mini = register(PushFormat.JSON, null);
		mini.user("oMini").sends("hi");
		RawPush last = mini.lastPush();
		assertThat(last).isNotNull();
		mini.push(last.withSignature("0".repeat(40)));
		assertThat(this.host.calls().get(1).query()).containsEntry("signature", "0".repeat(40));
		assertThat(this.host.calls().get(1).body()).isEqualTo(this.host.calls().get(0).body());
	}

	@Test
	void aModeWithEncryptionNeedsAKey() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MiniProgram("wx", "s", "t", null, PushMode.SAFE, PushFormat.XML, null));
		assertThat(new MiniProgram("wx", "secret", "t", KEY, PushMode.SAFE, PushFormat.XML, null).toString())
			.doesNotContain("secret", KEY);
	}

	private SimulatedMiniProgram register(PushFormat format, String key) {
		return this.simulator.wechat()
			.register(
					new MiniProgram("wxmini", "mini").withPush(() -> this.host.uri("/mini"), format, "minitoken", key));
	}

	private int send(SimulatedMiniProgram mini, String template, String more) {
		return code(call(mini, "/cgi-bin/message/subscribe/send", "{\"touser\":\"oMini\",\"template_id\":\"" + template
				+ "\"," + more + ",\"data\":{\"thing1\":{\"value\":\"理发\"},\"time2\":{\"value\":\"10:00\"}}}"));
	}

	private JsonNode call(SimulatedMiniProgram mini, String path, String body) {
		return this.api.post(withToken(path, mini.tokens().issue()), body);
	}

}
