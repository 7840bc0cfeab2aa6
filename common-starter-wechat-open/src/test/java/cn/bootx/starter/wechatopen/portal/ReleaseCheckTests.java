package cn.bootx.starter.wechatopen.portal;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wechat.message.WeChatMessageReader;
import cn.bootx.starter.wechatopen.Answers;
import cn.bootx.starter.wechatopen.OpenPlatform;

import static org.assertj.core.api.Assertions.assertThat;

class ReleaseCheckTests {

	private static final String SEND = "/cgi-bin/message/custom/send";

	private final OpenPlatform platform = new OpenPlatform();

	private final OpenPlatform.Node node = this.platform.node().withTicket();

	private final ReleaseCheck check = new ReleaseCheck(this.node.authorizers, Runnable::run);

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "wx570bc396a51b8ff8", "wxd101a85aa106f53e", "wx9252c5e0bb1836fc", "wxc39235c15087f6f3",
			"wx8e1097c5bc82cde9", "wx7720d01d4b2a4500", "wx14550af28c71a144", "wx05d483572dcd5d8b",
			"wxa35b9c23cfe664eb", "wx5910277cae6fd970" })
	void concernsBothAccountsOfEveryGroup(String appId) {
		assertThat(ReleaseCheck.concerns(appId)).isTrue();
	}

	@Test
	void concernsNobodyElse() {
		assertThat(ReleaseCheck.concerns(OpenPlatform.ACCOUNT)).isFalse();
	}

	@Test
	void answersTheTextInTheNameOfTheAccount() {
		String reply = String.valueOf(this.check.answer(text("TESTCOMPONENT_MSG_TYPE_TEXT")));
		assertThat(XmlElement.read(reply).childText("Content")).isEqualTo("TESTCOMPONENT_MSG_TYPE_TEXT_callback");
		assertThat(XmlElement.read(reply).childText("ToUserName")).isEqualTo("oCheck");
		assertThat(XmlElement.read(reply).childText("FromUserName")).isEqualTo("gh_check");
	}

	@Test
	void answersAnEventWithItsName() {
		WxMpXmlMessage event = WeChatMessageReader.read("<xml><ToUserName>gh_check</ToUserName><FromUserName>oCheck"
				+ "</FromUserName><MsgType>event</MsgType><Event>LOCATION</Event></xml>");
		assertThat(XmlElement.read(String.valueOf(this.check.answer(event))).childText("Content"))
			.isEqualTo("LOCATIONfrom_callback");
	}

	@Test
	void answersTheCodeEmptyAndThenWithACustomerServiceMessage() {
		String code = this.platform.authorizationCode(this.node);
		this.platform.simulator.faults().next(SEND, 1, Answers.error(0, "ok"));
		assertThat(this.check.answer(text("QUERY_AUTH_CODE:" + code))).isEqualTo(ReleaseCheck.EMPTY);
		assertThat(this.platform.simulator.calls().of(SEND)).singleElement().satisfies((call) -> {
			assertThat(call.json().path("touser").asText()).isEqualTo("oCheck");
			assertThat(call.json().at("/text/content").asText()).isEqualTo(code + "_from_api");
			assertThat(call.query().get("access_token"))
				.isEqualTo(this.node.authorizers.tokens(OpenPlatform.ACCOUNT).get());
		});
	}

	@Test
	void aCodeThatCannotBeExchangedIsStillAnsweredEmpty() {
		assertThat(this.check.answer(text("QUERY_AUTH_CODE:useless"))).isEqualTo(ReleaseCheck.EMPTY);
		assertThat(this.platform.simulator.calls().count(SEND)).isZero();
	}

	@Test
	void hasNothingToSayToOtherTexts() {
		assertThat(this.check.answer(text("hello"))).isNull();
	}

	private static WxMpXmlMessage text(String content) {
		return WeChatMessageReader.read("<xml><ToUserName>gh_check</ToUserName><FromUserName>oCheck</FromUserName>"
				+ "<MsgType>text</MsgType><Content>" + content + "</Content><MsgId>1</MsgId></xml>");
	}

}
