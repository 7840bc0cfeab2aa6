package cn.bootx.starter.wechat.content.template;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.content.WeChatPage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatSubscribeTemplatesTests {

	private static final String PREFIX = "/wxaapi/newtmpl/";

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatSubscribeTemplates templates = new WeChatSubscribeTemplates(this.wechat.accounts());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void fromTheCategoryToTheTemplateAndBack() {
		List<Long> categories = this.templates.categories()
			.stream()
			.map(WeChatSubscribeTemplates.Category::id)
			.toList();
		WeChatPage<WeChatSubscribeTemplates.LibraryTemplate> page = this.templates.publicTemplates(categories, 0, 30);
		assertThat(page.total()).isEqualTo(2);
		assertThat(page.items().get(0))
			.isEqualTo(new WeChatSubscribeTemplates.LibraryTemplate("43205", "预约成功通知", 2, 616));
		List<WeChatSubscribeTemplates.Keyword> keywords = this.templates.keywords("43205");
		assertThat(keywords.get(1))
			.isEqualTo(new WeChatSubscribeTemplates.Keyword(2, "预约时间", "2026-01-31 12:00", "time"));
		String id = this.templates.add("43205", List.of(2L, 1L), "预约成功后通知");
		assertThat(this.wechat.simulator().calls().bodies(PREFIX + "addtemplate"))
			.containsExactly("{\"tid\":\"43205\",\"kidList\":[2,1],\"sceneDesc\":\"预约成功后通知\"}");
		WeChatSubscribeTemplates.Template template = this.templates.findAll().get(0);
		assertThat(template.templateId()).isEqualTo(id);
		assertThat(template.fields()).containsExactly(new WeChatTemplate.Field("time2", "预约时间"),
				new WeChatTemplate.Field("thing1", "预约项目"));
		this.templates.delete(id);
		assertThat(this.wechat.simulator().calls().bodies(PREFIX + "deltemplate"))
			.containsExactly("{\"priTmplId\":\"" + id + "\"}");
		assertThat(this.templates.findAll()).isEmpty();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.templates.delete(id))
			.matches((ex) -> ex.code().equals("200014") && ex.category() == ErrorCategory.NOT_FOUND);
	}

	@Test
	void theChoicesOfEnumeratedVariablesAreRead() {
		this.wechat.simulator().faults().next(PREFIX + "gettemplate", 1, SimulatorResponse.json(Json.readTree("""
				{"errcode":0,"data":[{"priTmplId":"P","title":"t","content":"状态:{{enum1.DATA}}","type":3,
				"keywordEnumValueList":[{"keywordCode":"enum1.DATA","enumValueList":["待付款","已发货"]}]}]}""")));
		WeChatSubscribeTemplates.Template template = this.templates.findAll().get(0);
		assertThat(template.choices()).containsEntry("enum1", List.of("待付款", "已发货"));
		assertThat(template.type()).isEqualTo(3);
	}

	@Test
	void anotherAccountHasItsOwnTemplates() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.templates.account("nobody"))
			.withMessageContaining("nobody");
		assertThat(this.templates.account("default").findAll()).isEmpty();
	}

	@Test
	void whatWeChatWouldRefuseIsNotSent() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.templates.add("1", List.of(1L), null))
			.withMessageContaining("kidList has 1 items")
			.withMessageContaining("2 to 5");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.templates.add("1", List.of(1L, 2L), "一".repeat(16)))
			.withMessageContaining("16 characters")
			.withMessageContaining("15");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.templates.add("", List.of(1L, 2L), null))
			.withMessageContaining("tid");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.templates.publicTemplates(List.of(), 0, 30))
			.withMessageContaining("ids");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.templates.publicTemplates(List.of(1L), 0, 31))
			.withMessageContaining("31")
			.withMessageContaining("30");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.templates.delete(" "))
			.withMessageContaining("priTmplId");
		assertThat(this.wechat.simulator().calls().count(PREFIX + "addtemplate")).isZero();
	}

	@Test
	void aRefusalSaysWhatToDo() {
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.templates.add("43205", List.of(1L, 9L), null))
			.matches((ex) -> ex.code().equals("200020") && ex.category() == ErrorCategory.INVALID_ARGUMENT)
			.withMessageContaining("keywords");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"data\":{}}", "{\"data\":null}" })
	void anOddAnswerIsNotAnEmptyList(String answer) {
		for (String api : List.of("gettemplate", "addtemplate", "getcategory", "getpubtemplatetitles",
				"getpubtemplatekeywords")) {
			this.wechat.simulator().faults().next(PREFIX + api, 1, SimulatorResponse.json(Json.readTree(answer)));
		}
		assertUnreadable(this.templates::findAll);
		assertUnreadable(() -> this.templates.add("43205", List.of(1L, 2L), null));
		assertUnreadable(this.templates::categories);
		assertUnreadable(() -> this.templates.publicTemplates(List.of(616L), 0, 30));
		assertUnreadable(() -> this.templates.keywords("43205"));
	}

	@Test
	void numbersBeyondAnIntAreExact() {
		this.wechat.simulator()
			.faults()
			.next(PREFIX + "getcategory", 1,
					SimulatorResponse.json(Json.readTree("{\"data\":[{\"id\":9007199254740993,\"name\":\"n\"}]}")));
		this.wechat.simulator()
			.faults()
			.next(PREFIX + "getpubtemplatekeywords", 1, SimulatorResponse
				.json(Json.readTree("{\"data\":[{\"kid\":9007199254740993,\"name\":\"n\",\"rule\":\"thing\"}]}")));
		this.wechat.simulator()
			.faults()
			.next(PREFIX + "addtemplate", 1, SimulatorResponse.json(Json.readTree("{\"priTmplId\":\"P\"}")));
		assertThat(this.templates.categories().get(0).id()).isEqualTo(9_007_199_254_740_993L);
		long kid = this.templates.keywords("1").get(0).kid();
		this.templates.add("1", List.of(kid, 2L), null);
		assertThat(this.wechat.simulator().calls().bodies(PREFIX + "addtemplate"))
			.containsExactly("{\"tid\":\"1\",\"kidList\":[9007199254740993,2]}");
	}

	private static void assertUnreadable(ThrowingCallable call) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT))
			.withMessageContaining("answered without");
	}

}
