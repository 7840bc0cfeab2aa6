package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.envelope.Freshness;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlReader;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.agent.WeComAgentCallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeComProtocolTests {

	private final WeComProtocol protocol = new WeComProtocol("default", SimulatedCorporation.CORP_ID,
			new WeComAgentCallback(SimulatedCorporation.TOKEN, SimulatedCorporation.AES_KEY),
			new Freshness(Clock.systemUTC(), Duration.ofMinutes(5)), Clock.systemUTC());

	@Test
	void opensAPush() {
		OpenedCallback<WxCpXmlMessage> opened = this.protocol.open(Pushes.post(Pushes.TEXT));
		assertThat(opened.message().getContent()).isEqualTo("hello");
		assertThat(opened.message().getAgentId()).isEqualTo("1000002");
		assertThat(opened.identity()).isEqualTo("wecom:ww1234567890abcdef:default:zhangsan:7000000001");
	}

	@Test
	void opensWhatWxJavaEncrypts() {
		String encrypted = XmlReader.read(wxJava().encrypt(Pushes.TEXT)).childText("Encrypt");
		CallbackRequest push = Pushes.request("POST", Pushes.signed(encrypted, Instant.now()),
				("<xml><Encrypt>" + encrypted + "</Encrypt></xml>").getBytes());
		assertThat(this.protocol.open(push).message().getContent()).isEqualTo("hello");
	}

	@Test
	void answersTheVerificationWithTheClearTextAlone() {
		CallbackResponse response = this.protocol.verify(Pushes.get("1616140317555161061"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.bodyText()).isEqualTo("1616140317555161061");
	}

	@ParameterizedTest
	@ValueSource(strings = { "msg_signature", "timestamp", "nonce", "echostr" })
	void refusesAVerificationWithoutAParameter(String parameter) {
		refused(403, () -> this.protocol.verify(Pushes.without(Pushes.get("1"), parameter)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "msg_signature", "timestamp", "nonce" })
	void refusesAPushWithoutOrWithAnotherParameter(String parameter) {
		CallbackRequest push = Pushes.post(Pushes.TEXT);
		refused(403, () -> this.protocol.open(Pushes.without(push, parameter)));
		refused(403, () -> this.protocol.open(Pushes.with(push, parameter, "1700000001")));
	}

	@Test
	void refusesAnotherCiphertext() {
		CallbackRequest other = Pushes.post(Pushes.TEXT.replace("hello", "other"));
		CallbackRequest push = Pushes.post(Pushes.TEXT);
		refused(403, () -> this.protocol.open(Pushes.withBody(push, new String(other.body()))));
	}

	@Test
	void refusesAnOldPush() {
		refused(403, () -> this.protocol
			.open(Pushes.post(Pushes.TEXT, SimulatedCorporation.CORP_ID, Instant.now().minusSeconds(301))));
	}

	@Test
	void refusesAPushForAnotherCorporation() {
		refused(403, () -> this.protocol.open(Pushes.post(Pushes.TEXT, "ww0000000000000000", Instant.now())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not xml", "<xml><Encrypt></Encrypt></xml>", "<xml><Content>x</Content></xml>",
			"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&b;</Encrypt></xml>",
			"<xml><Encrypt>" })
	void refusesABrokenEnvelope(String body) {
		refused(400, () -> this.protocol.open(Pushes.withBody(Pushes.post(Pushes.TEXT), body)));
	}

	@Test
	void refusesBytesThatAreNoText() {
		CallbackRequest push = Pushes.post(Pushes.TEXT);
		refused(400, () -> this.protocol
			.open(Pushes.request("POST", push.query(), new byte[] { (byte) 0xC3, (byte) 0x28 })));
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain text", "<!DOCTYPE xml []><xml/>", "<xml><a></b></xml>" })
	void refusesSignedContentThatIsNoMessage(String content) {
		refused(400, () -> this.protocol.open(Pushes.post(content)));
	}

	@Test
	void sealsAReplyThatThePlatformCanOpen() {
		CallbackResponse response = this.protocol.seal(this.protocol.open(Pushes.post(Pushes.TEXT)), "<xml>回复</xml>");
		XmlElement envelope = XmlReader.read(response.bodyText());
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

	@Test
	void sealsNothingAsNothing() {
		CallbackResponse response = this.protocol.seal(this.protocol.open(Pushes.post(Pushes.TEXT)), null);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
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
