package cn.bootx.starter.wechat.content.template;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatTemplateFieldTests {

	@Test
	void aFieldHasTheLabelBeforeIt() {
		assertThat(WeChatTemplate.Field
			.parse("订单编号：{{character_string1.DATA}}\n发货 时间 : {{ time2.DATA }}\n{{thing3.DATA}}"))
			.containsExactly(new WeChatTemplate.Field("character_string1", "订单编号"),
					new WeChatTemplate.Field("time2", "发货 时间"), new WeChatTemplate.Field("thing3", ""));
	}

	@Test
	void severalOnOneLineHaveTheirOwnLabels() {
		assertThat(WeChatTemplate.Field.parse("共{{number1.DATA}}件，合计：{{amount2.DATA}}"))
			.extracting(WeChatTemplate.Field::label)
			.containsExactly("共", "件，合计");
	}

	@Test
	void aRepeatedFieldCountsOnce() {
		assertThat(WeChatTemplate.Field.parse("a:{{thing1.DATA}}\nb:{{thing1.DATA}}")).hasSize(1);
	}

	@Test
	void onlyNumberedNamesHaveAType() {
		assertThat(new WeChatTemplate.Field("phone_number12", "").type()).isEqualTo("phone_number");
		assertThat(new WeChatTemplate.Field("first", "").type()).isEmpty();
		assertThat(new WeChatTemplate.Field("name", "").type()).isEmpty();
	}

	@Test
	void whatIsNoPlaceIsText() {
		assertThat(WeChatTemplate.Field.parse("{{thing1}} {thing2.DATA} {{.DATA}} {{thing 3.DATA}}")).isEmpty();
	}

}
