package cn.bootx.starter.wechat.content.template;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatTemplateLibraryTests {

	private static final String ADD = "/cgi-bin/template/api_add_template";

	private static final String BLOCKED = "/wxa/sec/queryblocktmplmsg";

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatTemplateLibrary library = new WeChatTemplateLibrary(this.wechat.accounts());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void aTemplateIsTakenSentByItsCodeAndDeleted() {
		WeChatTemplateService templates = new WeChatTemplateService(this.wechat.accounts(), new InMemoryRecordStore(),
				this.wechat.store());
		this.wechat.simulated().fan("oFan");
		String id = this.library.add("47123", List.of("商品名称", "发货时间"));
		assertThat(this.wechat.simulator().calls().bodies(ADD))
			.containsExactly("{\"template_id_short\":\"47123\",\"keyword_name_list\":[\"商品名称\",\"发货时间\"]}");
		assertThat(templates.sync().added()).containsExactly(id);
		assertThat(templates.assignCode(id, "sent").fields())
			.containsExactly(new WeChatTemplate.Field("thing2", "商品名称"), new WeChatTemplate.Field("time3", "发货时间"));
		new WeChatTemplateSender(this.wechat.accounts(), null).send("oFan",
				templates.message("sent").with("thing2", "茶").with("time3", "10:00"));
		assertThat(this.wechat.simulated().fan("oFan").received()).hasSize(1);
		this.library.delete(id);
		assertThat(templates.sync().gone()).containsExactly(id);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.library.delete(id))
			.matches((ex) -> ex.code().equals("40037") && ex.category() == ErrorCategory.NOT_FOUND);
	}

	@Test
	void theLimitOfTemplatesIsAQuota() {
		for (int i = 0; i < WeChatTemplateLibrary.MAX_TEMPLATES; i++) {
			this.wechat.simulated().template("T" + i, "t", "x");
		}
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.library.add("47123", List.of("商品名称")))
			.matches((ex) -> ex.code().equals("45026") && ex.category() == ErrorCategory.QUOTA)
			.withMessageContaining("25");
	}

	@Test
	void industriesAreReadAndSet() {
		this.library.setIndustries(10, 1);
		assertThat(this.wechat.simulator().calls().bodies("/cgi-bin/template/api_set_industry"))
			.containsExactly("{\"industry_id1\":\"10\",\"industry_id2\":\"1\"}");
		assertThat(this.library.industries().secondary().secondClass()).isEqualTo("互联网|电子商务");
	}

	@Test
	void blockedMessagesAreReadInPages() {
		this.wechat.simulated().template("T", "题", "{{thing1.DATA}}");
		this.wechat.simulated().blockedMessage("T", "oFan", "茶").blockedMessage("T", "oOther", "水");
		List<WeChatTemplateLibrary.BlockedMessage> first = this.library.blocked("T", 0, 1);
		List<WeChatTemplateLibrary.BlockedMessage> second = this.library.blocked("T", first.get(0).id(), 1);
		assertThat(this.wechat.simulator().calls().bodies(BLOCKED)).first()
			.isEqualTo("{\"tmpl_msg_id\":\"T\",\"largest_id\":0,\"limit\":1}");
		assertThat(first.get(0).title()).isEqualTo("题");
		assertThat(first.get(0).sentAt()).isEqualTo(this.wechat.clock().instant());
		assertThat(second).extracting(WeChatTemplateLibrary.BlockedMessage::openId).containsExactly("oOther");
		assertThat(this.library.blocked("T", second.get(0).id(), 1)).isEmpty();
	}

	@Test
	void aSingleBlockedMessageMayComeAsAnObject() {
		this.wechat.simulator()
			.faults()
			.next(BLOCKED, 1, SimulatorResponse.json(Json
				.readTree("{\"errcode\":0,\"msginfo\":{\"id\":\"7\",\"tmpl_msg_id\":\"T\",\"openid\":\"oFan\"}}")));
		assertThat(this.library.blocked("T", 0, 100)).extracting(WeChatTemplateLibrary.BlockedMessage::id)
			.containsExactly(7L);
	}

	@Test
	void badInputIsRefusedBeforeTheCall() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.library.add(" ", List.of("a")))
			.withMessageContaining("template_id_short");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.library.delete(""))
			.withMessageContaining("template_id");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.library.blocked("T", 0, 101))
			.withMessageContaining("101")
			.withMessageContaining("100");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.library.account("nobody"))
			.withMessageContaining("nobody");
		assertThat(this.wechat.simulator().calls().count(ADD)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"template_id\":\"\"}", "{\"template_id\":null}" })
	void aTemplateWithoutAnIdWasNotTaken(String answer) {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/template/api_add_template", 1, SimulatorResponse.json(Json.readTree(answer)));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.library.add("1", List.of("a")))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT))
			.withMessageContaining("answered without ");
	}

}
