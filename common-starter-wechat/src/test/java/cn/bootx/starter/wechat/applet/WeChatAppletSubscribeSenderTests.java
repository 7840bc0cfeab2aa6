package cn.bootx.starter.wechat.applet;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.wechat.content.WeChatSendResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatAppletSubscribeSenderTests {

	private static final String SEND = "/cgi-bin/message/subscribe/send";

	private final AppletBed bed = new AppletBed();

	private final WeChatAppletSubscribeSender sender = new WeChatAppletSubscribeSender(this.bed.applet);

	private String template;

	@BeforeEach
	void takeTemplate() {
		this.template = this.bed.applet.api()
			.execute(() -> ApiCall.post(this.bed.applet.api().apiHost(), "/wxaapi/newtmpl/addtemplate")
				.json("{\"tid\":\"43205\",\"kidList\":[1,2]}"))
			.path("priTmplId")
			.asText();
	}

	@AfterEach
	void stop() {
		this.bed.close();
	}

	@Test
	void aMessageReachesAUserWhoAgreed() {
		this.bed.user().agreesTo(this.template);
		long msgId = this.sender.send("oMini",
				message().page("index?foo=bar").version(WeChatApplet.Version.DEVELOP).locale(Locale.US));
		assertThat(msgId).isPositive();
		assertThat(this.bed.simulator.calls().bodies(SEND))
			.containsExactly("{\"touser\":\"oMini\",\"template_id\":\"" + this.template
					+ "\",\"page\":\"index?foo=bar\",\"miniprogram_state\":\"developer\",\"lang\":\"en_US\","
					+ "\"data\":{\"thing1\":{\"value\":\"理发\"},\"time2\":{\"value\":\"10:00\"}}}");
		assertThat(this.bed.user().received()).extracting(ChatMessage::text)
			.singleElement()
			.asString()
			.contains("预约项目:理发");
	}

	@Test
	void withoutMoreItIsThePublishedVersionInChinese() {
		this.bed.user().agreesTo(this.template);
		this.sender.send("oMini", message());
		assertThat(this.bed.simulator.calls().bodies(SEND)).singleElement()
			.asString()
			.contains("\"miniprogram_state\":\"formal\",\"lang\":\"zh_CN\"")
			.doesNotContain("\"page\"");
	}

	@Test
	void everyReceiverHasHisResult() {
		this.bed.user().agreesTo(this.template);
		this.bed.program.user("oShy");
		List<WeChatSendResult.Delivery> results = this.sender.send(List.of("oShy", "oNobody", "oMini"), message())
			.deliveries();
		assertThat(results).extracting(WeChatSendResult.Delivery::openId).containsExactly("oShy", "oNobody", "oMini");
		assertThat(results).extracting(WeChatSendResult.Delivery::sent).containsExactly(false, false, true);
		assertThat(results.get(0).failure().code()).isEqualTo("43101");
		assertThat(results.get(1).failure().code()).isEqualTo("40003");
		assertThat(this.bed.simulator.calls().count(SEND)).isEqualTo(3);
	}

	@Test
	void aFailureThatAllWouldMeetIsNotRepeated() {
		this.bed.simulator.faults()
			.next(SEND, 1, SimulatorResponse.json(Json.object().put("errcode", 45009).put("errmsg", "quota")));
		List<WeChatSendResult.Delivery> results = this.sender.send(List.of("oMini", "oShy"), message()).deliveries();
		assertThat(results).noneMatch(WeChatSendResult.Delivery::sent);
		assertThat(this.bed.simulator.calls().count(SEND)).isEqualTo(1);
	}

	@Test
	void aConsentIsGoodForOneMessage() {
		this.bed.user().agreesTo(this.template);
		this.sender.send("oMini", message());
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.sender.send("oMini", message()))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("43101"))
			.withMessageContaining("agree to it again");
	}

	@Test
	void whatWeChatWouldRefuseIsNotSent() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sender.send(" ", message()))
			.withMessageContaining("touser");
		invalid(WeChatAppletSubscribeSender.Message.of(" ").with("thing1", "x"), "template_id");
		invalid(WeChatAppletSubscribeSender.Message.of(this.template), "data");
		invalid(message().page("/index"), "page must not begin with '/'");
		invalid(message().locale(Locale.FRANCE), "lang is fr_FR");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send(List.of("oMini"),
					message().with("thing1", "a".repeat(21)).with("number3", "many")))
			.withMessageContaining("thing1")
			.withMessageContaining("21")
			.withMessageContaining("number3");
		assertThat(this.bed.simulator.calls().count(SEND)).isZero();
	}

	@Test
	void aMessageIsPrintedWithoutItsValues() {
		assertThat(message().toString()).contains("thing1").doesNotContain("理发");
	}

	private void invalid(WeChatAppletSubscribeSender.Message message, String problem) {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send(List.of("oMini"), message))
			.withMessageContaining(problem);
	}

	private WeChatAppletSubscribeSender.Message message() {
		return WeChatAppletSubscribeSender.Message.of(this.template).with("thing1", "理发").with("time2", "10:00");
	}

	@ParameterizedTest
	@ValueSource(ints = { 43019, 43108, 50005 })
	void oneReceiversRefusalDoesNotEndTheSend(int code) {
		this.bed.simulator.faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0, "msgid", 1)));
		this.bed.simulator.faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", code, "errmsg", "refused")));
		this.bed.simulator.faults().next(SEND, 3, SimulatorResponse.json(Map.of("errcode", 0, "msgid", 2)));
		WeChatSendResult result = this.sender.send(List.of("a", "b", "c", "d", "e"), message());
		assertThat(this.bed.simulator.calls().count(SEND)).isEqualTo(5);
		assertThat(result.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("b");
		assertThat(result.ids()).containsExactly("1", "2", "2", "2");
	}

}
