package cn.bootx.starter.wechat.content.template;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.content.WeChatSendResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatTemplateSenderTests {

	private static final String SEND = "/cgi-bin/message/template/send";

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatTemplateSender sender = new WeChatTemplateSender(this.wechat.accounts(), null);

	@BeforeEach
	void addTemplate() {
		this.wechat.simulated().template("T1", "Order", "{{thing1.DATA}} at {{time2.DATA}}");
		this.wechat.simulated().fan("oFan");
	}

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void sendsExactlyThis() {
		long msgId = this.sender.send("oFan",
				message().url("https://example.com/a").miniProgram("wxmini", "pages/a?b=1").clientMsgId("once-1"));
		assertThat(msgId).isPositive();
		assertThat(this.wechat.simulator().calls().bodies(SEND))
			.containsExactly("{\"touser\":\"oFan\",\"template_id\":\"T1\",\"url\":\"https://example.com/a\","
					+ "\"miniprogram\":{\"appid\":\"wxmini\",\"pagepath\":\"pages/a?b=1\"},\"client_msg_id\":\"once-1\","
					+ "\"data\":{\"thing1\":{\"value\":\"书 & <b>\"},\"time2\":{\"value\":\"10:00\"}}}");
	}

	@Test
	void leavesOutWhatIsNotGiven() {
		this.sender.send("oFan", message());
		assertThat(this.wechat.simulator().calls().bodies(SEND)).containsExactly(
				"{\"touser\":\"oFan\",\"template_id\":\"T1\",\"data\":{\"thing1\":{\"value\":\"书 & <b>\"},\"time2\":{\"value\":\"10:00\"}}}");
	}

	@Test
	void theFollowerReadsIt() {
		this.sender.send("oFan", message());
		assertThat(this.wechat.simulated().fan("oFan").received().get(0).text()).contains("书 & <b> at 10:00");
	}

	@Test
	void aRefusalNamesCodeRequestIdAndRemedy() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.sender.send("oStranger", message()))
			.matches((ex) -> ex.code().equals("40003") && ex.category() == ErrorCategory.NOT_FOUND)
			.matches((ex) -> ex.requestId().isPresent())
			.withMessageContaining("openid");
	}

	@Test
	void theMessageNamesTheVariableThatIsMissing() {
		WeChatTemplateMessage incomplete = WeChatTemplateMessage.of("T1").with("thing1", "x");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.sender.send("oFan", incomplete))
			.matches((ex) -> ex.code().equals("47003") && ex.category() == ErrorCategory.INVALID_ARGUMENT)
			.withMessageContaining("time2");
	}

	@Test
	void manyReceiversGetAResultEach() {
		this.wechat.simulated().newcomer("oGone");
		this.wechat.simulated().fan("oOther");
		List<WeChatSendResult.Delivery> results = this.sender.send(List.of("oFan", "oGone", "oOther"), message())
			.deliveries();
		assertThat(results).extracting(WeChatSendResult.Delivery::openId).containsExactly("oFan", "oGone", "oOther");
		assertThat(results).extracting(WeChatSendResult.Delivery::sent).containsExactly(true, false, true);
		assertThat(results.get(1).failure().code()).isEqualTo("43004");
		assertThat(results.get(2).msgId()).isPositive();
	}

	@Test
	void aUsedUpAllowanceIsNotTriedForEveryReceiver() {
		this.wechat.simulator()
			.faults()
			.next(SEND, 9,
					SimulatorResponse.json(Map.of("errcode", 45009, "errmsg", "reach max api daily quota limit")));
		List<WeChatSendResult.Delivery> results = this.sender.send(List.of("a", "b", "c"), message()).deliveries();
		assertThat(results).noneMatch(WeChatSendResult.Delivery::sent);
		assertThat(this.wechat.simulator().calls().count(SEND)).isEqualTo(1);
	}

	@Test
	void aMessageThatWeChatRefusesIsNotTriedForEveryReceiver() {
		this.wechat.simulated().fan("oOther");
		WeChatTemplateMessage incomplete = WeChatTemplateMessage.of("T1").with("thing1", "x");
		List<WeChatSendResult.Delivery> results = this.sender.send(List.of("oFan", "oOther"), incomplete).deliveries();
		assertThat(results).extracting((result) -> result.failure().code()).containsExactly("47003", "47003");
		assertThat(this.wechat.simulator().calls().count(SEND)).isEqualTo(1);
	}

	@Test
	void theSameClientMsgIdReachesEveryReceiver() {
		this.wechat.simulated().fan("oOther");
		this.sender.send(List.of("oFan", "oOther"), message().clientMsgId("once"));
		assertThat(this.wechat.simulated().fan("oOther").received()).hasSize(1);
	}

	@Test
	void nothingIsSentIfTheDataDoesNotFit() {
		WeChatTemplateMessage wrong = message().with("thing3", "x").variables(List.of("thing1", "time2"));
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sender.send("oFan", wrong))
			.withMessageContaining("thing3");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send(List.of("oFan"), message().with("thing1", "x".repeat(21))))
			.withMessageContaining("data.thing1 has 21 characters, allowed are 20");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send(List.of("oFan", " "), message()))
			.withMessageContaining("touser");
		assertThat(this.wechat.simulator().calls().count(SEND)).isZero();
	}

	@Test
	void aLenientSenderLeavesTheDecisionToWeChat() {
		WeChatTemplateSender lenient = new WeChatTemplateSender(this.wechat.accounts(), null,
				WeChatTemplate.Check.NONE);
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> lenient.send("oFan", message().with("thing1", "x".repeat(21))))
			.matches((ex) -> ex.code().equals("47003"));
	}

	@Test
	void refusesAMessageWithoutReceiverOrTemplate() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sender.send(" ", message()))
			.withMessageContaining("touser");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send("o", WeChatTemplateMessage.of("")))
			.withMessageContaining("template_id");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send("o", message().clientMsgId("x".repeat(33))))
			.withMessageContaining("33")
			.withMessageContaining("32");
	}

	private static WeChatTemplateMessage message() {
		return WeChatTemplateMessage.of("T1").with("thing1", "书 & <b>").with("time2", "10:00");
	}

	@ParameterizedTest
	@ValueSource(ints = { 43019, 43108, 50005 })
	void oneReceiversRefusalDoesNotEndTheSend(int code) {
		this.wechat.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0, "msgid", 1)));
		this.wechat.simulator()
			.faults()
			.next(SEND, 1, SimulatorResponse.json(Map.of("errcode", code, "errmsg", "refused")));
		this.wechat.simulator().faults().next(SEND, 3, SimulatorResponse.json(Map.of("errcode", 0, "msgid", 2)));
		WeChatSendResult result = this.sender.send(List.of("a", "b", "c", "d", "e"), message());
		assertThat(this.wechat.simulator().calls().count(SEND)).isEqualTo(5);
		assertThat(result.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("b");
		assertThat(result.ids()).containsExactly("1", "2", "2", "2");
	}

	@Test
	void aPlatformThatDoesNotAnswerIsNotTriedForEveryReceiver() {
		this.sender.send("oFan", message());
		this.wechat.simulator().close();
		WeChatSendResult result = this.sender.send(List.of("a", "b", "c", "d", "e", "f"), message());
		assertThat(result.deliveries()).extracting(WeChatSendResult.Delivery::tried)
			.containsExactly(true, true, true, false, false, false);
		assertThat(result.remaining()).contains("d", "e", "f");
		assertThat(result.stoppedBy().category()).isEqualTo(ErrorCategory.TRANSIENT);
	}

}
