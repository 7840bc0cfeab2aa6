package cn.bootx.starter.wechat.content.subscribe;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.content.template.WeChatTemplateField;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
		List<Integer> categories = this.templates.categories().stream().map(WeChatTemplateCategory::id).toList();
		WeChatPublicTemplatePage page = this.templates.publicTemplates(categories, 0, 30);
		assertThat(page.count()).isEqualTo(2);
		assertThat(page.templates().get(0)).isEqualTo(new WeChatPublicTemplate("43205", "预约成功通知", 2, 616));
		List<WeChatTemplateKeyword> keywords = this.templates.keywords("43205");
		assertThat(keywords.get(1)).isEqualTo(new WeChatTemplateKeyword(2, "预约时间", "2026-01-31 12:00", "time"));
		String id = this.templates.add("43205", List.of(2, 1), "预约成功后通知");
		assertThat(this.wechat.simulator().calls().bodies(PREFIX + "addtemplate"))
			.containsExactly("{\"tid\":\"43205\",\"kidList\":[2,1],\"sceneDesc\":\"预约成功后通知\"}");
		WeChatSubscribeTemplate template = this.templates.findAll().get(0);
		assertThat(template.templateId()).isEqualTo(id);
		assertThat(template.fields()).containsExactly(new WeChatTemplateField("time2", "预约时间"),
				new WeChatTemplateField("thing1", "预约项目"));
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
		WeChatSubscribeTemplate template = this.templates.findAll().get(0);
		assertThat(template.choices()).containsEntry("enum1", List.of("待付款", "已发货"));
		assertThat(template.type()).isEqualTo(3);
	}

	@Test
	void anotherAccountHasItsOwnTemplates() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.templates.account("nobody"))
			.withMessageContaining("nobody");
		assertThat(this.templates.account("default").findAll()).isEmpty();
	}

	@Test
	void whatWeChatWouldRefuseIsNotSent() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.templates.add("1", List.of(1), null))
			.withMessageContaining("kidList has 1 keywords")
			.withMessageContaining("2 to 5");
		assertThatIllegalArgumentException().isThrownBy(() -> this.templates.add("1", List.of(1, 2), "一".repeat(16)))
			.withMessageContaining("16 characters")
			.withMessageContaining("15");
		assertThatIllegalArgumentException().isThrownBy(() -> this.templates.add("", List.of(1, 2), null))
			.withMessageContaining("tid");
		assertThatIllegalArgumentException().isThrownBy(() -> this.templates.publicTemplates(List.of(), 0, 30))
			.withMessageContaining("ids");
		assertThatIllegalArgumentException().isThrownBy(() -> this.templates.publicTemplates(List.of(1), 0, 31))
			.withMessageContaining("31")
			.withMessageContaining("30");
		assertThatIllegalArgumentException().isThrownBy(() -> this.templates.delete(" "))
			.withMessageContaining("priTmplId");
		assertThat(this.wechat.simulator().calls().count(PREFIX + "addtemplate")).isZero();
	}

	@Test
	void aRefusalSaysWhatToDo() {
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.templates.add("43205", List.of(1, 9), null))
			.matches((ex) -> ex.code().equals("200020") && ex.category() == ErrorCategory.INVALID_ARGUMENT)
			.withMessageContaining("keywords");
	}

}
