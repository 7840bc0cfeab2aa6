package cn.bootx.starter.wechat.content.template;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.UserNotice;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.content.WeChatSendResult;
import cn.bootx.starter.wechat.people.binding.WeChatBindingService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatNoticeSenderTests {

	private static final String SEND = "/cgi-bin/message/template/send";

	private static final String TEMPLATES = "/cgi-bin/template/del_private_template";

	private final AccountFixture wechat = new AccountFixture();

	private final RecordStore records = new InMemoryRecordStore();

	private final WeChatTemplateService templates = new WeChatTemplateService(this.wechat.accounts(), this.records,
			this.wechat.store());

	private final WeChatBindingService bindings = new WeChatBindingService(this.wechat.accounts(), this.records,
			this.wechat.clock());

	@BeforeEach
	void prepare() {
		this.wechat.simulated()
			.template("OLD", "Alarm", "{{first.DATA}}\n{{keyword1.DATA}}\n{{keyword2.DATA}}\n{{remark.DATA}}")
			.template("NEW", "Alarm", "主题:{{thing1.DATA}}\n内容:{{thing2.DATA}}\n时间:{{time3.DATA}}");
		this.templates.sync();
		this.templates.assignCode("NEW", "alarm");
		this.wechat.simulated().fan("oAnna");
		this.wechat.simulated().fan("oBob");
		this.wechat.simulated().newcomer("oGone");
		this.bindings.bind("anna", "oAnna");
		this.bindings.bind("bob", "oBob");
		this.bindings.bind("gone", "oGone");
	}

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void theFourPartsAreMappedToTheTemplate() {
		old().send(List.of("oAnna"),
				UserNotice.of("CPU", "is hot").date("2026-11-21").remark("call us").url("https://example.com/42"));
		assertThat(this.wechat.simulator().calls().bodies(SEND))
			.containsExactly("{\"touser\":\"oAnna\",\"template_id\":\"OLD\",\"url\":\"https://example.com/42\","
					+ "\"data\":{\"first\":{\"value\":\"CPU\"},\"keyword1\":{\"value\":\"is hot\"},"
					+ "\"keyword2\":{\"value\":\"2026-11-21\"},\"remark\":{\"value\":\"call us\"}}}");
	}

	@Test
	void theDateIsNowInTheConfiguredZoneAndAMissingRemarkIsFilled() {
		old().send(List.of("oAnna"), UserNotice.of("CPU", "is hot").remark(" "));
		assertThat(this.wechat.simulator().calls().bodies(SEND)).singleElement()
			.asString()
			.contains("\"keyword2\":{\"value\":\"2026-11-21 18:00\"},\"remark\":{\"value\":\"-\"}")
			.doesNotContain("url");
	}

	@Test
	void usersAreReachedByWhatTheyHaveBound() {
		WeChatNoticeSender.Result report = byCode(false).sendToUsers(List.of("bob", "nobody", "gone", "anna", "bob"),
				UserNotice.of("CPU", "is hot"));
		assertThat(report.unknownUsers()).containsExactly("nobody");
		List<WeChatSendResult.Delivery> sent = report.sent().deliveries();
		assertThat(sent).extracting(WeChatSendResult.Delivery::openId).containsExactly("oBob", "oGone", "oAnna");
		assertThat(sent).extracting(WeChatSendResult.Delivery::sent).containsExactly(true, false, true);
		assertThat(sent.get(1).failure().code()).isEqualTo("43004");
		assertThat(sent.get(0).msgId()).isPositive();
		assertThat(report.reached()).containsExactly("bob", "anna");
		assertThat(report.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("gone", "nobody");
		assertThat(report.ids()).hasSize(2);
		assertThat(report.complete()).isFalse();
		assertThat(this.wechat.simulated().fan("oBob").received()).hasSize(1);
	}

	@Test
	void everybodyIsNotifiedOnce() {
		WeChatNoticeSender.Result report = byCode(false).send(List.of("oAnna", "oBob", "oAnna"),
				UserNotice.of("CPU", "is hot"));
		assertThat(report.complete()).isTrue();
		assertThat(report.reached()).containsExactly("oAnna", "oBob");
		assertThat(this.wechat.simulated().fan("oAnna").received()).hasSize(1);
	}

	@Test
	void aReportWithUnknownUsersIsNoSuccess() {
		WeChatNoticeSender.Result report = byCode(false).sendToUsers(List.of("nobody"), UserNotice.of("CPU", "is hot"));
		assertThat(report.reached()).isEmpty();
		assertThat(report.complete()).isFalse();
		assertThat(this.wechat.simulator().calls().count(SEND)).isZero();
	}

	@Test
	void whatIsTooLongIsRefusedOrCutAsConfigured() {
		UserNotice notice = UserNotice.of("CPU", "is hot ".repeat(9));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> byCode(false).sendToUsers(List.of("anna"), notice))
			.withMessageContaining("data.thing2 has 63 characters, allowed are 20");
		assertThat(this.wechat.simulator().calls().count(SEND)).isZero();
		assertThat(byCode(true).sendToUsers(List.of("anna"), notice).complete()).isTrue();
		assertThat(this.wechat.simulated().fan("oAnna").received().get(0).text()).contains("is hot is hot is ho…");
	}

	@Test
	void aMappingThatDoesNotFitTheTemplateIsNamed() {
		WeChatNoticeSender wrong = sender(settings("NEW", "first", "keyword1", "keyword2", "", false));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> wrong.send(List.of("oAnna"), UserNotice.of("CPU", "is hot")))
			.withMessageContaining(
					"data.keyword1 is not a variable of the template, which has [thing1, thing2, time3]");
	}

	@Test
	void aTemplateThatIsGoneIsNamed() {
		this.wechat.account().api().post(TEMPLATES, Json.object().put("template_id", "NEW"));
		this.templates.sync();
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> byCode(false).send(List.of("oAnna"), UserNotice.of("CPU", "is hot")))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND))
			.withMessageContaining("'alarm'")
			.withMessageContaining("no longer in the account");
	}

	@Test
	void aTemplateThatNoSyncHasSeenIsWeChatsMatter() {
		WeChatNoticeSender.Result report = sender(settings("UNSEEN", "first", "keyword1", "keyword2", "remark", false))
			.send(List.of("oAnna", "oBob"), UserNotice.of("CPU", "is hot"));
		assertThat(report.sent().deliveries()).extracting((one) -> one.failure().code())
			.containsExactly("40037", "40037");
		assertThat(this.wechat.simulator().calls().count(SEND)).isEqualTo(1);
	}

	@Test
	void theTextsAreNotInTheStringOfANotice() {
		assertThat(UserNotice.of("heading", "secret message")).asString().doesNotContain("secret").contains("14");
	}

	private WeChatNoticeSender old() {
		return sender(settings("OLD", "first", "keyword1", "keyword2", "remark", false));
	}

	private WeChatNoticeSender byCode(boolean truncate) {
		return sender(settings("alarm", "thing1", "thing2", "time3", "", truncate));
	}

	private WeChatNoticeSender sender(WeChatNoticeSender.Settings settings) {
		return new WeChatNoticeSender(settings, new WeChatTemplateSender(this.wechat.accounts(), null), this.templates,
				this.bindings);
	}

	private WeChatNoticeSender.Settings settings(String template, String heading, String message, String date,
			String remark, boolean truncate) {
		return new WeChatNoticeSender.Settings(template, new NoticeMapping(heading, message, date, remark), "-",
				truncate, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai")),
				this.wechat.clock());
	}

	@Test
	void aBlackListedUserDoesNotKeepTheNoticeFromTheOthers() {
		this.wechat.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 43019)));
		WeChatNoticeSender.Result report = byCode(false).sendToUsers(List.of("gone", "anna", "bob"),
				UserNotice.of("CPU", "is hot"));
		assertThat(report.reached()).containsExactly("anna", "bob");
		assertThat(report.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("gone");
	}

	@Test
	void aNoticeThatEndedEarlyGoesOnWithTheUsersThatRemain() {
		this.wechat.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 45009)));
		UserNotice notice = UserNotice.of("CPU", "is hot");
		WeChatNoticeSender.Result first = byCode(false).sendToUsers(List.of("anna", "bob"), notice);
		assertThat(first.remaining()).containsExactly("anna", "bob");
		assertThat(byCode(false).sendToUsers(first.remaining(), notice).complete()).isTrue();
	}

}
