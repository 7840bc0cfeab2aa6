package cn.bootx.starter.wechat.content.template;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatTemplateCheckTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			thing1|二十个字以内的内容才能放进这一个字段里面
			thing1|😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀
			character_string2|ORDER-2026/11/21#0000000000000001
			number3|-12345678901234567890123456789.5
			letter4|abcXYZ
			symbol5|-+*/!
			phrase6|已经发货啦
			phone_number7|+86-0766-6688886
			car_number8|粤A8Z888挂
			name9|欧阳娜娜
			name9|Maximilian Mustermann
			amount10|¥1234567890.55元
			amount10|100
			const11|二十个字以内的内容才能放进这一个字段里面
			time12|2026年11月21日 10:00~11:00
			date13|2026-11-21
			enum14|1
			keyword15|任意长度的文字任意长度的文字任意长度的文字任意长度的文字
			""")
	void takesWhatWeChatTakes(String variable, String value) {
		String given = value.startsWith("Max") ? value.substring(0, 20) : value;
		String fitting = variable.startsWith("character") ? given.substring(0, 32) : given;
		assertThatCode(() -> check(WeChatTemplate.Check.STRICT, Map.of(variable, fitting), null))
			.doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			thing1|二十个字以内的内容才能放进这一个字段里面啊|has 21 characters, allowed are 20
			character_string2|ORDER-2026/11/21#00000000000000012|has 34 characters, allowed are 32
			character_string2|订单1|must be digits, letters and symbols
			number3|1e3|must be a number
			letter4|abc1|must be Latin letters
			symbol5|++++++|has 6 characters, allowed are 5
			phrase6|ok|must be Chinese characters
			phone_number7|+86-0766-66888866-1|has 19 characters, allowed are 17
			phone_number7|无|must be digits and symbols
			car_number8|粤A8Z888挂车|has 9 characters, allowed are 8
			name9|一二三四五六七八九十一|has 11 characters, allowed are 10
			name9|Maximilian Mustermann|has 21 characters, allowed are 20
			amount10|¥12345678901|must be an amount
			amount10|免费|must be an amount
			thing1|' '|is blank
			time12|''|is blank
			""")
	void refusesWhatWeChatRefuses(String variable, String value, String problem) {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> check(WeChatTemplate.Check.VALUES, Map.of(variable, value), null))
			.withMessageContaining("data." + variable + " " + problem)
			.withMessageNotContaining(value.isBlank() ? "<value>" : "'" + value);
	}

	@ParameterizedTest
	@EnumSource(WeChatTemplate.Check.class)
	void aMissingValueIsAProblem(WeChatTemplate.Check how) {
		WeChatTemplateMessage message = WeChatTemplateMessage.of("T").with("thing1", null).truncated();
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> check(how, message.data(), null))
			.withMessageContaining("data.thing1 is null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "thing1", "character_string2", "const11", "time12" })
	void aLineBreakIsAProblemOfTypedValues(String variable) {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> check(WeChatTemplate.Check.VALUES, Map.of(variable, "a\r\nb"), null))
			.withMessageContaining("data." + variable + " has a line break");
		assertThatCode(() -> check(WeChatTemplate.Check.VALUES, Map.of("remark", "a\nb"), null))
			.doesNotThrowAnyException();
	}

	private static void check(WeChatTemplate.Check how, Map<String, String> data, List<String> variables) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, "/cgi-bin/message/template/send");
		how.check(check, data, variables);
		check.done();
	}

	@Test
	void namesEveryProblemAtOnce() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> check(WeChatTemplate.Check.STRICT, Map.of("thing1", "x".repeat(21), "thing9", "x"),
					List.of("first", "thing1", "time2", "remark")))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(InvalidMessageException.Problem::toString)
				.containsExactlyInAnyOrder("data.time2 is missing",
						"data.thing9 is not a variable of the template, which has [first, thing1, time2, remark]",
						"data.thing1 has 21 characters, allowed are 20"));
	}

	@Test
	void onlyTheStrictCheckComparesNames() {
		Map<String, String> data = Map.of("thing9", "x");
		List<String> variables = List.of("thing1");
		assertThatCode(() -> check(WeChatTemplate.Check.VALUES, data, variables)).doesNotThrowAnyException();
		assertThatCode(() -> check(WeChatTemplate.Check.STRICT, data, null)).doesNotThrowAnyException();
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> check(WeChatTemplate.Check.STRICT, data, variables));
	}

	@Test
	void nothingIsCheckedIfTheHostWantsNothing() {
		assertThatCode(() -> check(WeChatTemplate.Check.NONE, Map.of("thing1", "x".repeat(99)), List.of("time2")))
			.doesNotThrowAnyException();
	}

	@Test
	void onlyThingsAreCutAndOnlyOnRequest() {
		WeChatTemplateMessage message = WeChatTemplateMessage.of("T")
			.with("thing1", "😀".repeat(21))
			.with("thing2", "x".repeat(20))
			.with("number3", "1".repeat(40));
		Map<String, String> cut = message.truncated().data();
		assertThat(cut.get("thing1")).isEqualTo("😀".repeat(19) + "…");
		assertThat(cut.get("thing2")).hasSize(20);
		assertThat(cut.get("number3")).hasSize(40);
		assertThat(message.data().get("thing1")).hasSize(42);
	}

}
