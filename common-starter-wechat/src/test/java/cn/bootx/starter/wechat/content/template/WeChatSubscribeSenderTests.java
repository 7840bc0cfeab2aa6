package cn.bootx.starter.wechat.content.template;

import java.time.Clock;
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
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.content.WeChatSendResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatSubscribeSenderTests {

	private static final String SEND = "/cgi-bin/message/subscribe/bizsend";

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatSendRecords records = new WeChatSendRecords(new InMemoryRecordStore(), Clock.systemUTC());

	private final WeChatSubscribeSender sender = new WeChatSubscribeSender(this.wechat.accounts(), this.records,
			WeChatTemplate.Check.STRICT);

	private final WeChatSubscribeTemplates templates = new WeChatSubscribeTemplates(this.wechat.accounts());

	private WeChatSubscribeTemplates.Template template;

	@BeforeEach
	void addTemplate() {
		this.templates.add("43205", List.of(1L, 2L), null);
		this.template = this.templates.findAll().get(0);
		this.wechat.simulated().fan("oFan");
	}

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void sendsExactlyThis() {
		agree("oFan");
		long msgId = this.sender.send("oFan",
				notice().page("https://example.com/a").miniProgram("wxmini", "pages/a?b=1"));
		assertThat(this.wechat.simulator().calls().bodies(SEND))
			.containsExactly("{\"touser\":\"oFan\",\"template_id\":\"" + this.template.templateId()
					+ "\",\"page\":\"https://example.com/a\","
					+ "\"miniprogram\":{\"appid\":\"wxmini\",\"pagepath\":\"pages/a?b=1\"},"
					+ "\"data\":{\"thing1\":{\"value\":\"理发 & <b>\"},\"time2\":{\"value\":\"10:00\"}}}");
		assertThat(this.wechat.simulated().fan("oFan").received().get(0).text()).contains("理发 & <b>");
		assertThat(this.records.subscribeNotices().find(this.wechat.account().appId(), msgId))
			.map(WeChatSendRecords.Sent::templateId)
			.contains(this.template.templateId());
	}

	@Test
	void leavesOutWhatIsNotGiven() {
		agree("oFan");
		this.sender.send("oFan", notice());
		assertThat(this.wechat.simulator().calls().bodies(SEND).get(0)).doesNotContain("page").doesNotContain("mini");
	}

	@Test
	void aConsentIsGoodForOneMessage() {
		agree("oFan");
		this.sender.send("oFan", notice());
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.sender.send("oFan", notice()))
			.matches((ex) -> ex.code().equals("43101") && ex.category() == ErrorCategory.PERMISSION)
			.withMessageContaining("agree");
	}

	@Test
	void oneUsersRefusalDoesNotEndTheOthers() {
		this.wechat.simulated().fan("oOther");
		this.wechat.simulated().fan("oRefuses");
		agree("oFan");
		agree("oOther");
		List<WeChatSendResult.Delivery> results = this.sender
			.send(List.of("oFan", "oRefuses", "oNobody", "oOther"), notice())
			.deliveries();
		assertThat(results).extracting(WeChatSendResult.Delivery::sent).containsExactly(true, false, false, true);
		assertThat(results.get(1).failure().code()).isEqualTo("43101");
		assertThat(results.get(2).failure().code()).isEqualTo("40003");
		assertThat(results.get(3).msgId()).isPositive();
	}

	@Test
	void aWrongMessageIsTriedOnce() {
		agree("oFan");
		List<WeChatSendResult.Delivery> results = this.sender
			.send(List.of("oFan", "oOther"),
					WeChatSubscribeSender.Notice.of(this.template.templateId()).with("thing1", "x"))
			.deliveries();
		assertThat(results).extracting((result) -> result.failure().code()).containsExactly("47003", "47003");
		assertThat(this.wechat.simulator().calls().count(SEND)).isEqualTo(1);
	}

	@Test
	void theNoticeOfATemplateIsCheckedAgainstIt() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send("oFan", this.template.notice().with("thing1", "x").with("thing9", "x")))
			.withMessageContaining("data.time2 is missing")
			.withMessageContaining("data.thing9 is not a variable");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sender.send("", notice()))
			.withMessageContaining("touser");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send(List.of("oFan", ""), notice()))
			.withMessageContaining("touser");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send("oFan", WeChatSubscribeSender.Notice.of(" ").with("thing1", "x")))
			.withMessageContaining("template_id");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send("oFan", notice().miniProgram(" ", null)))
			.withMessageContaining("miniprogram.appid");
		assertThat(this.wechat.simulator().calls().count(SEND)).isZero();
	}

	@Test
	void anAnswerWithoutMsgIdIsASendAllTheSame() {
		this.wechat.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0, "errmsg", "ok")));
		assertThat(this.sender.send("oFan", notice())).isZero();
		WeChatSendRecords.Sent receipt = this.records.subscribeNotices()
			.receipt(this.wechat.account().appId(), 99, "oFan", this.template.templateId(), "success");
		assertThat(receipt.sentAt()).isNotNull();
	}

	private void agree(String openId) {
		// The consent is there although the account has no server that would hear of it.
		this.wechat.simulated().fan(openId).agreesTo(this.template.templateId());
	}

	private WeChatSubscribeSender.Notice notice() {
		return WeChatSubscribeSender.Notice.of(this.template.templateId())
			.with("thing1", "理发 & <b>")
			.with("time2", "10:00");
	}

	@ParameterizedTest
	@ValueSource(ints = { 43019, 43108, 50005 })
	void oneReceiversRefusalDoesNotEndTheSend(int code) {
		this.wechat.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0, "msgid", 1)));
		this.wechat.simulator()
			.faults()
			.next(SEND, 1, SimulatorResponse.json(Map.of("errcode", code, "errmsg", "refused")));
		this.wechat.simulator().faults().next(SEND, 3, SimulatorResponse.json(Map.of("errcode", 0, "msgid", 2)));
		WeChatSendResult result = this.sender.send(List.of("a", "b", "c", "d", "e"), notice());
		assertThat(this.wechat.simulator().calls().count(SEND)).isEqualTo(5);
		assertThat(result.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("b");
		assertThat(result.ids()).containsExactly("1", "2", "2", "2");
	}

}
