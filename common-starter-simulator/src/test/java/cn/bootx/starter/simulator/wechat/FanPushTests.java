package cn.bootx.starter.simulator.wechat;

import java.time.Duration;
import java.util.Map;

import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.OpenedMessage;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class FanPushTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final HostStub host = HostStub.start();

	@AfterEach
	void stop() {
		this.host.close();
		this.simulator.close();
	}

	@Test
	void plainModePushesClearXmlWithAThreeValueSignature() {
		SimulatedAccount account = account(PushMode.PLAIN);
		account.fan("oFan").sends("你好");
		HostStub.Call call = this.host.onlyCall();
		assertThat(call.method()).isEqualTo("POST");
		assertThat(call.query()).containsOnlyKeys("signature", "timestamp", "nonce", "openid")
			.containsEntry("openid", "oFan");
		assertThat(call.query().get("signature"))
			.isEqualTo(Sha1Signature.of("token", call.query().get("timestamp"), call.query().get("nonce")));
		XmlReply xml = XmlReply.parse(call.body());
		assertThat(xml.text("ToUserName")).isEqualTo(account.originalId()).startsWith("gh_");
		assertThat(xml.text("FromUserName")).isEqualTo("oFan");
		assertThat(xml.text("MsgType")).isEqualTo("text");
		assertThat(xml.text("Content")).isEqualTo("你好");
		assertThat(xml.text("MsgId")).matches("\\d{10,19}");
		assertThat(xml.text("CreateTime")).matches("\\d{10}");
	}

	@Test
	void safeModePushesTheEncryptedMessageOnly() {
		SimulatedAccount account = account(PushMode.SAFE);
		account.fan("oFan").sends("secret words");
		HostStub.Call call = this.host.onlyCall();
		assertThat(call.query()).containsEntry("encrypt_type", "aes").containsKeys("msg_signature", "signature");
		assertThat(call.body()).doesNotContain("secret words");
		XmlReply envelope = XmlReply.parse(call.body());
		String encrypted = envelope.text("Encrypt");
		assertThat(envelope.text("ToUserName")).isEqualTo(account.originalId());
		assertThat(call.query().get("msg_signature"))
			.isEqualTo(Sha1Signature.of("token", call.query().get("timestamp"), call.query().get("nonce"), encrypted));
		OpenedMessage opened = new MessageSeal(KEY, "wx1").open(encrypted);
		assertThat(opened.receiveId()).isEqualTo("wx1");
		assertThat(XmlReply.parse(opened.text()).text("Content")).isEqualTo("secret words");
	}

	@Test
	void compatibleModePushesBothInOneDocument() {
		account(PushMode.COMPATIBLE).fan("oFan").sends("both");
		XmlReply xml = XmlReply.parse(this.host.onlyCall().body());
		assertThat(xml.text("Content")).isEqualTo("both");
		OpenedMessage opened = new MessageSeal(KEY, "wx1").open(xml.text("Encrypt"));
		assertThat(XmlReply.parse(opened.text()).text("Content")).isEqualTo("both");
	}

	@ParameterizedTest
	@EnumSource(PushMode.class)
	void theFanReadsTheReply(PushMode mode) {
		SimulatedAccount account = account(mode);
		this.host.answers((call) -> new HostStub.Answer(200, reply(mode, account, "oFan", "hello back")));
		PushOutcome outcome = account.fan("oFan").sends("hi");
		assertThat(outcome.problem()).isNull();
		assertThat(outcome.replyText()).isEqualTo("hello back");
		assertThat(outcome.replyType()).isEqualTo("text");
		assertThat(outcome.noticeShown()).isFalse();
		assertThat(account.fan("oFan").chat()).extracting(ChatMessage::text).containsExactly("hi", "hello back");
		assertThat(account.fan("oFan").received()).extracting(ChatMessage::text).containsExactly("hello back");
	}

	@Test
	void successAndAnEmptyBodyMeanNoReply() {
		SimulatedAccount account = account(PushMode.SAFE);
		for (String body : new String[] { "success", "" }) {
			this.host.answers(body);
			PushOutcome outcome = account.fan("oFan").sends("hi");
			assertThat(outcome.accepted()).isTrue();
			assertThat(outcome.replyText()).isNull();
			assertThat(outcome.attempts()).hasSize(1);
		}
		assertThat(account.fan("oFan").received()).isEmpty();
	}

	@Test
	void aHostThatHangsIsAskedThreeTimesWithTheVerySameRequest() {
		SimulatedAccount account = account(PushMode.SAFE);
		this.simulator.wechat().callbackTimeout(Duration.ofSeconds(1));
		this.host.answers((call) -> this.host.hang());
		PushOutcome outcome = account.fan("oFan").sends("hi");
		assertThat(outcome.attempts()).hasSize(3)
			.allSatisfy((attempt) -> assertThat(attempt.failure()).isEqualTo("no answer"));
		this.host.awaitCalls(3);
		assertThat(this.host.calls()).hasSize(3);
		assertThat(this.host.calls().get(2)).isEqualTo(this.host.calls().get(0));
		assertThat(outcome.noticeShown()).isTrue();
		assertThat(account.fan("oFan").received()).singleElement()
			.satisfies((message) -> assertThat(message.text()).contains("该公众号提供的服务出现故障"));
	}

	@Test
	void aHostThatFailsOnceIsAskedAgain() {
		SimulatedAccount account = account(PushMode.PLAIN);
		this.host.answers((call) -> (this.host.calls().size() == 1) ? new HostStub.Answer(500, "")
				: new HostStub.Answer(200, "success"));
		PushOutcome outcome = account.fan("oFan").sends("hi");
		assertThat(outcome.attempts()).extracting((attempt) -> attempt.status()).containsExactly(500, 200);
		assertThat(outcome.noticeShown()).isFalse();
	}

	@Test
	void aHostThatIsDownIsAskedThreeTimes() {
		SimulatedAccount account = account(PushMode.PLAIN);
		this.host.close();
		PushOutcome outcome = account.fan("oFan").sends("hi");
		assertThat(outcome.attempts()).hasSize(3);
		assertThat(outcome.status()).isZero();
		assertThat(outcome.noticeShown()).isTrue();
	}

	@Test
	void anAccountWithoutAServerAddressPushesNothing() {
		SimulatedAccount account = this.simulator.wechat().register(OfficialAccount.plain("wx1", "s", "token"));
		assertThat(account.fan("oFan").sends("hi").attempts()).isEmpty();
	}

	@Test
	void everyKindOfMessageCarriesItsFields() {
		SimulatedAccount account = account(PushMode.PLAIN);
		Fan fan = account.fan("oFan");
		fan.sendsImage(new byte[] { 1, 2 });
		assertLast("image", "PicUrl", "MediaId", "MsgId");
		fan.sendsVoice(new byte[] { 3 });
		assertLast("voice", "MediaId", "Format", "MsgId");
		fan.sendsVideo(new byte[] { 4 });
		assertLast("video", "MediaId", "ThumbMediaId", "MsgId");
		fan.sendsLocation(23.134521, 113.358803, "广州");
		assertLast("location", "Location_X", "Location_Y", "Scale", "Label", "MsgId");
		fan.sendsLink("t", "d", "https://example.com");
		assertLast("link", "Title", "Description", "Url", "MsgId");
	}

	@Test
	void menuClicksAndOtherEventsHaveNoMessageId() {
		Fan fan = account(PushMode.PLAIN).fan("oFan");
		fan.clicksMenu("V1_TODAY");
		XmlReply click = assertLast("event", "Event", "EventKey");
		assertThat(click.text("Event")).isEqualTo("CLICK");
		assertThat(click.text("EventKey")).isEqualTo("V1_TODAY");
		assertThat(click.text("MsgId")).isNull();
		fan.event("scancode_push", Map.of("EventKey", "rselfmenu", "ScanCodeInfo", Map.of("ScanType", "qrcode")));
		XmlReply scan = assertLast("event", "Event", "ScanCodeInfo");
		assertThat(scan.child("ScanCodeInfo").text("ScanType")).isEqualTo("qrcode");
	}

	@Test
	void followingAndUnfollowingArePushed() {
		Fan fan = account(PushMode.PLAIN).newcomer("oNew");
		assertThat(fan.following()).isFalse();
		fan.follows();
		assertThat(fan.following()).isTrue();
		XmlReply subscribe = assertLast("event", "Event", "EventKey");
		assertThat(subscribe.text("Event")).isEqualTo("subscribe");
		assertThat(subscribe.text("EventKey")).isEmpty();
		this.host.answers("this is no valid reply");
		assertThat(fan.unfollows().noticeShown()).isFalse();
		assertThat(assertLast("event", "Event").text("Event")).isEqualTo("unsubscribe");
		assertThat(fan.following()).isFalse();
	}

	@Test
	void theTextOfAMessageCannotBreakTheXml() {
		Fan fan = account(PushMode.PLAIN).fan("oFan");
		String nasty = "]]></Content><MsgType><![CDATA[event]]></MsgType> & < 😀";
		fan.sends(nasty);
		assertThat(XmlReply.parse(this.host.onlyCall().body()).text("Content")).isEqualTo(nasty);
	}

	private XmlReply assertLast(String type, String... elements) {
		XmlReply xml = XmlReply.parse(this.host.calls().get(this.host.calls().size() - 1).body());
		assertThat(xml.text("MsgType")).isEqualTo(type);
		assertThat(elements).allSatisfy((element) -> assertThat(xml.child(element)).as(element).isNotNull());
		return xml;
	}

	private SimulatedAccount account(PushMode mode) {
		OfficialAccount settings = (mode == PushMode.PLAIN) ? OfficialAccount.plain("wx1", "s", "token")
				: OfficialAccount.safe("wx1", "s", "token", KEY).withMode(mode);
		return this.simulator.wechat().register(settings.withCallbackUrl(this.host.uri("/wechat/portal")));
	}

	private static String reply(PushMode mode, SimulatedAccount account, String openId, String text) {
		String xml = "<xml><ToUserName>" + openId + "</ToUserName><FromUserName>" + account.originalId()
				+ "</FromUserName><CreateTime>1700000000</CreateTime><MsgType>text</MsgType><Content>" + text
				+ "</Content></xml>";
		if (mode != PushMode.SAFE) {
			return xml;
		}
		String encrypted = new MessageSeal(KEY, "wx1").seal(xml);
		return "<xml><Encrypt>" + encrypted + "</Encrypt><MsgSignature>"
				+ Sha1Signature.of("token", "1700000000", "n", encrypted)
				+ "</MsgSignature><TimeStamp>1700000000</TimeStamp><Nonce>n</Nonce></xml>";
	}

}
