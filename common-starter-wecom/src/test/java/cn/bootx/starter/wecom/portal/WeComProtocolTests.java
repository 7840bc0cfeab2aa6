package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.agent.WeComAgent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeComProtocolTests {

	private final CallbackEnvelope envelope = WeComPortal.envelope(SimulatedCorporation.CORP_ID,
			new WeComAgent.Callback(SimulatedCorporation.TOKEN, SimulatedCorporation.AES_KEY),
			new CallbackPortal.Settings(Duration.ofMinutes(5), 65536, Duration.ofSeconds(4), LateReplies.Mode.SEND),
			Clock.systemUTC());

	@Test
	void opensAPush() {
		OpenedCallback<WxCpXmlMessage> opened = open(Pushes.post(Pushes.TEXT));
		assertThat(opened.message().getContent()).isEqualTo("hello");
		assertThat(opened.message().getAgentId()).isEqualTo("1000002");
		assertThat(opened.identity()).isEqualTo("wecom:ww1234567890abcdef:default:zhangsan:7000000001");
	}

	@Test
	void opensWhatWxJavaEncrypts() {
		String encrypted = XmlElement.read(wxJava().encrypt(Pushes.TEXT)).childText("Encrypt");
		CallbackRequest push = Pushes.request("POST", Pushes.signed(encrypted, Instant.now()),
				("<xml><Encrypt>" + encrypted + "</Encrypt></xml>").getBytes());
		assertThat(open(push).message().getContent()).isEqualTo("hello");
	}

	@Test
	void answersTheVerificationWithTheClearTextAlone() {
		CallbackResponse response = this.envelope.echo(Pushes.get("1616140317555161061"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.bodyText()).isEqualTo("1616140317555161061");
	}

	@ParameterizedTest
	@ValueSource(strings = { "msg_signature", "timestamp", "nonce", "echostr" })
	void refusesAVerificationWithoutAParameter(String parameter) {
		refused(403, () -> this.envelope.echo(Pushes.without(Pushes.get("1"), parameter)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "msg_signature", "timestamp", "nonce" })
	void refusesAPushWithoutOrWithAnotherParameter(String parameter) {
		CallbackRequest push = Pushes.post(Pushes.TEXT);
		refused(403, () -> open(Pushes.without(push, parameter)));
		refused(403, () -> open(Pushes.with(push, parameter, "1700000001")));
	}

	@Test
	void refusesAnotherCiphertext() {
		CallbackRequest other = Pushes.post(Pushes.TEXT.replace("hello", "other"));
		CallbackRequest push = Pushes.post(Pushes.TEXT);
		refused(403, () -> open(Pushes.withBody(push, new String(other.body()))));
	}

	@Test
	void refusesAnOldPush() {
		refused(403,
				() -> open(Pushes.post(Pushes.TEXT, SimulatedCorporation.CORP_ID, Instant.now().minusSeconds(301))));
	}

	@Test
	void refusesAPushForAnotherCorporation() {
		refused(403, () -> open(Pushes.post(Pushes.TEXT, "ww0000000000000000", Instant.now())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not xml", "<xml><Encrypt></Encrypt></xml>", "<xml><Content>x</Content></xml>",
			"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&b;</Encrypt></xml>",
			"<xml><Encrypt>" })
	void refusesABrokenEnvelope(String body) {
		refused(400, () -> open(Pushes.withBody(Pushes.post(Pushes.TEXT), body)));
	}

	@Test
	void refusesBytesThatAreNoText() {
		CallbackRequest push = Pushes.post(Pushes.TEXT);
		refused(400, () -> open(Pushes.request("POST", push.query(), new byte[] { (byte) 0xC3, (byte) 0x28 })));
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain text", "<!DOCTYPE xml []><xml/>", "<xml><a></b></xml>" })
	void refusesSignedContentThatIsNoMessage(String content) {
		refused(400, () -> open(Pushes.post(content)));
	}

	@Test
	void sealsAReplyThatThePlatformCanOpen() {
		CallbackResponse response = open(Pushes.post(Pushes.TEXT)).seal().seal("<xml>回复</xml>");
		XmlElement envelope = XmlElement.read(response.bodyText());
		String encrypted = envelope.childText("Encrypt");
		assertThat(envelope.childText("MsgSignature")).isEqualTo(Sha1Signature.of(SimulatedCorporation.TOKEN,
				envelope.childText("TimeStamp"), envelope.childText("Nonce"), encrypted));
		assertThat(new MessageSeal(SimulatedCorporation.AES_KEY, SimulatedCorporation.CORP_ID).open(encrypted))
			.satisfies((opened) -> {
				assertThat(opened.text()).isEqualTo("<xml>回复</xml>");
				assertThat(opened.receiveId()).isEqualTo(SimulatedCorporation.CORP_ID);
			});
		assertThat(wxJava().decrypt(encrypted)).isEqualTo("<xml>回复</xml>");
	}

	/** Otherwise a digit of the nonce could become one of the timestamp. */
	@Test
	void refusesATimestampInMilliseconds() {
		String encrypted = new MessageSeal(SimulatedCorporation.AES_KEY, SimulatedCorporation.CORP_ID)
			.seal(Pushes.TEXT);
		String millis = String.valueOf(System.currentTimeMillis());
		Map<String, String> query = Map.of("timestamp", millis, "nonce", "n", "msg_signature",
				Sha1Signature.of(SimulatedCorporation.TOKEN, millis, "n", encrypted));
		refused(403, () -> open(
				Pushes.request("POST", query, ("<xml><Encrypt>" + encrypted + "</Encrypt></xml>").getBytes())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "\u0002", "\u001F", "\uFFFE", "\uFFFF" })
	void leavesOutWhatXmlDoesNotAllow(String control) {
		assertThat(open(Pushes.post(Pushes.TEXT.replace("hello", "a" + control + "b"))).message().getContent())
			.isEqualTo("ab");
	}

	@Test
	void leavesOutReferencesToWhatXmlDoesNotAllow() {
		String text = Pushes.TEXT.replace("<![CDATA[hello]]>", "a&#2;b");
		assertThat(open(Pushes.post(text)).message().getContent()).isEqualTo("ab");
	}

	private OpenedCallback<WxCpXmlMessage> open(CallbackRequest push) {
		return new WeComPushReader(SimulatedCorporation.CORP_ID, "default").read(this.envelope.open(push), push);
	}

	private static WxCpCryptUtil wxJava() {
		WxCpDefaultConfigImpl storage = new WxCpDefaultConfigImpl();
		storage.setCorpId(SimulatedCorporation.CORP_ID);
		storage.setToken(SimulatedCorporation.TOKEN);
		storage.setAesKey(SimulatedCorporation.AES_KEY);
		return new WxCpCryptUtil(storage);
	}

	private static void refused(int status, Runnable open) {
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(open::run)
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(status));
	}

}
