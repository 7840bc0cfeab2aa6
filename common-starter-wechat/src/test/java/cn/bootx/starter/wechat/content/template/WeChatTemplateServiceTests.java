package cn.bootx.starter.wechat.content.template;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.HookedRecordStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class WeChatTemplateServiceTests {

	private static final String LIST = "/cgi-bin/template/get_all_private_template";

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatTemplateService service = new WeChatTemplateService(this.wechat.accounts(),
			new InMemoryRecordStore(), this.wechat.store());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void aSyncReportsWhatIsNewChangedGoneAndKept() {
		this.wechat.simulated().template("T1", "Order", "{{thing1.DATA}}");
		this.wechat.simulated().template("T2", "Bill", "{{amount1.DATA}}");
		assertThat(this.service.sync().added()).containsExactlyInAnyOrder("T1", "T2");
		this.service.assignCode("T2", "bill");
		answer("T1", "Order paid");
		WeChatTemplateService.Report report = this.service.sync();
		assertThat(report.added()).isEmpty();
		assertThat(report.changed()).containsExactly("T1");
		assertThat(report.gone()).containsExactly("T2");
		assertThat(this.service.find("T1")).map(WeChatTemplate::title).contains("Order paid");
		answer("T1", "Order paid");
		assertThat(this.service.sync())
			.isEqualTo(new WeChatTemplateService.Report(List.of(), List.of(), List.of(), List.of("T1")));
	}

	@Test
	void aCodeSurvivesThatItsTemplateIsGoneForAWhile() {
		this.wechat.simulated().template("T1", "Order", "{{thing1.DATA}}");
		this.service.sync();
		this.service.assignCode("T1", "order");
		answer("T9", "Other");
		this.service.sync();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.message("order"))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND));
		assertThat(this.service.sync().changed()).containsExactly("T1");
		assertThat(this.service.message("order").templateId()).isEqualTo("T1");
	}

	@Test
	void aCodeBelongsToOneTemplate() {
		this.wechat.simulated().template("T1", "A", "x").template("T2", "B", "y");
		this.service.sync();
		this.service.assignCode("T1", "order");
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> this.service.assignCode("T2", "order"));
		this.service.assignCode("T1", "other");
		this.service.assignCode("T2", "order");
		assertThat(this.service.findByCode("order")).map(WeChatTemplate::templateId).contains("T2");
		this.service.assignCode("T2", null);
		assertThat(this.service.findByCode("order")).isEmpty();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.message("order"))
			.withMessageContaining("order");
	}

	@Test
	void aCodeAndASyncAtTheSameTimeBothHold() {
		this.wechat.simulated().template("T1", "Order", "{{thing1.DATA}}");
		for (int operation = 1;; operation++) {
			HookedRecordStore store = new HookedRecordStore();
			WeChatTemplateService node = new WeChatTemplateService(this.wechat.accounts(), store, this.wechat.store());
			node.sync();
			answer("T1", "Order paid");
			store.before(operation, () -> assertThat(node.assignCode("T1", "order").code()).isEqualTo("order"));
			node.sync();
			if (store.isWaiting()) {
				assertThat(operation).isGreaterThan(3);
				return;
			}
			assertThat(node.findByCode("order")).hasValueSatisfying((template) -> {
				assertThat(template.code()).isEqualTo("order");
				assertThat(template.title()).isEqualTo("Order paid");
			});
		}
	}

	@Test
	void aSyncInTheMiddleOfACodeIsNotUndone() {
		this.wechat.simulated().template("T1", "Order", "{{thing1.DATA}}");
		for (int operation = 1;; operation++) {
			HookedRecordStore store = new HookedRecordStore();
			WeChatTemplateService node = new WeChatTemplateService(this.wechat.accounts(), store, this.wechat.store());
			node.sync();
			answer("T1", "Order paid");
			store.before(operation, node::sync);
			node.assignCode("T1", "order");
			if (store.isWaiting()) {
				assertThat(operation).isGreaterThan(3);
				return;
			}
			assertThat(node.findByCode("order")).hasValueSatisfying((template) -> {
				assertThat(template.code()).isEqualTo("order");
				assertThat(template.title()).isEqualTo("Order paid");
			});
		}
	}

	@Test
	void aCodeWhoseAssignmentDiedCanBeGivenAgain() {
		this.wechat.simulated().template("T1", "A", "x");
		HookedRecordStore store = new HookedRecordStore();
		WeChatTemplateService node = new WeChatTemplateService(this.wechat.accounts(), store, this.wechat.store());
		node.sync();
		store.before(3, () -> {
			throw new IllegalStateException("the process dies");
		});
		assertThatIllegalStateException().isThrownBy(() -> node.assignCode("T1", "order"));
		assertThat(node.assignCode("T1", "order").code()).isEqualTo("order");
	}

	@Test
	void aMessageByCodeIsCheckedAgainstTheVariablesOfItsTemplate() {
		this.wechat.simulated().template("T1", "A", "{{thing1.DATA}} {{time2.DATA}}");
		this.service.sync();
		this.service.assignCode("T1", "order");
		WeChatTemplateSender sender = new WeChatTemplateSender(this.wechat.accounts(), null);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(
				() -> sender.send("oFan", this.service.message("order").with("thing1", "x").url("https://a.example")))
			.withMessageContaining("data.time2 is missing");
		assertThat(this.wechat.simulator().calls().count("/cgi-bin/message/template/send")).isZero();
	}

	@Test
	void knowsTheVariablesOfATemplate() {
		this.wechat.simulated()
			.template("T1", "A", "{{first.DATA}}\n订单：{{thing1.DATA}} {{ time2.DATA }} {{thing1.DATA}}");
		this.service.sync();
		assertThat(this.service.find("T1").orElseThrow().variables()).containsExactly("first", "thing1", "time2");
	}

	@Test
	void oneSyncRunsAtATime() {
		this.wechat.store().tryLock("template-sync:wechat:" + this.wechat.account().appId(), Duration.ofSeconds(9));
		assertThatIllegalStateException().isThrownBy(this.service::sync).withMessageContaining("running");
	}

	private void answer(String id, String title) {
		this.wechat.simulator()
			.faults()
			.next(LIST, 1, SimulatorResponse.json(Json.readTree("{\"template_list\":[{\"template_id\":\"" + id
					+ "\",\"title\":\"" + title + "\",\"content\":\"{{thing1.DATA}}\",\"example\":\"\"}]}")));
	}

	@Test
	void anotherAccountHasItsOwnTemplatesAndCodes() {
		this.wechat.simulated().template("T1", "Order", "{{thing1.DATA}}");
		WeChatTemplateService both = new WeChatTemplateService(this.wechat.accountsWith("shop", "wxshop0123456789"),
				new InMemoryRecordStore(), this.wechat.store());
		both.sync();
		both.assignCode("T1", "order");
		assertThat(both.account("shop").sync().added()).isEmpty();
		assertThat(both.account("shop").findAll()).isEmpty();
		assertThat(both.account("shop").findByCode("order")).isEmpty();
		assertThat(both.findByCode("order")).isPresent();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> both.account("no"))
			.withMessageContaining("'no'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"template_list\":{}}", "{\"template_list\":null}",
			"{\"template_list\":[{\"title\":\"t\"}]}", "{\"template_list\":[[]]}" })
	void anOddAnswerMarksNothingGone(String answer) {
		this.wechat.simulated().template("T1", "Order", "{{thing1.DATA}}");
		this.service.sync();
		this.wechat.simulator().faults().next(LIST, 1, SimulatorResponse.json(Json.readTree(answer)));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.service::sync)
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT))
			.withMessageContaining("answered without ");
		assertThat(this.service.find("T1")).map(WeChatTemplate::gone).contains(false);
		assertThat(this.service.sync().kept()).containsExactly("T1");
	}

	@Test
	void anAccountWithoutTemplatesMayHaveNone() {
		this.wechat.simulated().template("T1", "Order", "{{thing1.DATA}}");
		this.service.sync();
		this.wechat.simulator().faults().next(LIST, 1, SimulatorResponse.json(Json.readTree("{\"template_list\":[]}")));
		assertThat(this.service.sync().gone()).containsExactly("T1");
	}

	@Test
	void anUnknownCodeNamesThoseThatExist() {
		this.wechat.simulated().template("T1", "Order", "{{thing1.DATA}}");
		this.service.sync();
		this.service.assignCode("T1", "order");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.message("bill"))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND))
			.withMessageContaining("'bill'")
			.withMessageContaining("[order]");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.assignCode("T7", "x"))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND))
			.withMessageContaining("[T1]");
	}

}
