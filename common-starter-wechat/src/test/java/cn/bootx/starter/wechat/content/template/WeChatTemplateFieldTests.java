package cn.bootx.starter.wechat.content.template;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatTemplateFieldTests {

	@Test
	void aFieldHasTheLabelBeforeIt() {
		assertThat(
				WeChatTemplateField.parse("订单编号：{{character_string1.DATA}}\n发货 时间 : {{ time2.DATA }}\n{{thing3.DATA}}"))
			.containsExactly(new WeChatTemplateField("character_string1", "订单编号"),
					new WeChatTemplateField("time2", "发货 时间"), new WeChatTemplateField("thing3", ""));
	}

	@Test
	void severalOnOneLineHaveTheirOwnLabels() {
		assertThat(WeChatTemplateField.parse("共{{number1.DATA}}件，合计：{{amount2.DATA}}"))
			.extracting(WeChatTemplateField::label)
			.containsExactly("共", "件，合计");
	}

	@Test
	void aRepeatedFieldCountsOnce() {
		assertThat(WeChatTemplateField.parse("a:{{thing1.DATA}}\nb:{{thing1.DATA}}")).hasSize(1);
	}

	@Test
	void onlyNumberedNamesHaveAType() {
		assertThat(new WeChatTemplateField("phone_number12", "").type()).isEqualTo("phone_number");
		assertThat(new WeChatTemplateField("first", "").type()).isEmpty();
		assertThat(new WeChatTemplateField("name", "").type()).isEmpty();
	}

	@Test
	void whatIsNoPlaceIsText() {
		assertThat(WeChatTemplateField.parse("{{thing1}} {thing2.DATA} {{.DATA}} {{thing 3.DATA}}")).isEmpty();
	}

}
