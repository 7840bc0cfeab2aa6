package cn.bootx.starter.wechat.content.template;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.MessageCheck;

/**
 * What WeChat accepts as the value of a typed variable. A character is a code point.
 */
enum FieldRule {

	THING(20, null, ""),

	CONST(20, null, ""),

	CHARACTER_STRING(32, "\\P{IsHan}+", "digits, letters and symbols"),

	NUMBER(32, "[+-]?\\d+(\\.\\d+)?", "a number"),

	LETTER(32, "[A-Za-z]+", "Latin letters"),

	SYMBOL(5, "[^\\p{IsHan}A-Za-z\\d]+", "symbols"),

	PHRASE(5, "\\p{IsHan}+", "Chinese characters"),

	PHONE_NUMBER(17, "[\\d\\p{P}\\p{S} ]+", "digits and symbols"),

	CAR_NUMBER(8, null, ""),

	/** Ten characters, but twenty without a Chinese one. */
	NAME(20, null, "") {

		@Override
		int limit(String value) {
			return HAN.matcher(value).find() ? 10 : super.limit(value);
		}

	},

	/** At most ten digits before the point; a currency sign and 元 are not counted. */
	AMOUNT(20, "\\D{0,4}\\d{1,10}(\\.\\d+)?\\s*元?", "an amount of at most 10 digits before the point, such as ¥12.50");

	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

	private static final Map<String, FieldRule> BY_TYPE = Stream.of(values())
		.collect(Collectors.toMap((rule) -> rule.name().toLowerCase(Locale.ROOT), Function.identity()));

	private final int limit;

	private final @Nullable Pattern form;

	private final String described;

	FieldRule(int limit, @Nullable String form, String described) {
		this.limit = limit;
		this.form = (form != null) ? Pattern.compile(form) : null;
		this.described = described;
	}

	/** The rule for a variable, or null if its values are free. */
	static @Nullable FieldRule of(String variable) {
		return BY_TYPE.get(WeChatTemplate.Field.typeOf(variable));
	}

	int limit(String value) {
		return this.limit;
	}

	/** Adds what is wrong with a value. */
	void check(MessageCheck check, String field, String value) {
		int limit = limit(value);
		if (this.form != null && value.codePointCount(0, value.length()) <= limit) {
			check.matches(field, value, this.form, this.described);
		}
		check.optionalCharacters(field, value, limit);
	}

}
