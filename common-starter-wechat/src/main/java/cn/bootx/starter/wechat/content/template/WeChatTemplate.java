package cn.bootx.starter.wechat.content.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.MessageCheck;

/**
 * A template of the account, as the last sync found it.
 *
 * @param code the host's own name for it, or null
 * @param content text with <code>{{name.DATA}}</code> places
 * @param gone whether it is no longer in the account; its code is kept
 * @since 0.1.0
 */
public record WeChatTemplate(String templateId, @Nullable String code, String title, String content, String example,
		boolean gone) {

	/** Names of the variables, in their order. */
	public List<String> variables() {
		return fields().stream().map(Field::name).toList();
	}

	/** The variables with their labels, in their order. */
	public List<Field> fields() {
		return Field.parse(this.content);
	}

	WeChatTemplate withCode(@Nullable String newCode) {
		return new WeChatTemplate(this.templateId, newCode, this.title, this.content, this.example, this.gone);
	}

	WeChatTemplate asGone() {
		return new WeChatTemplate(this.templateId, this.code, this.title, this.content, this.example, true);
	}

	/** The member {@code data} of a message: values by variable name. */
	public static void putData(ObjectNode body, Map<String, String> values) {
		ObjectNode data = body.putObject("data");
		values.forEach((name, value) -> data.putObject(name).put("value", value));
	}

	/**
	 * A variable of a template, as its content shows it:
	 * <code>订单编号：{{character_string1.DATA}}</code>.
	 *
	 * @param label text before it, {@code 订单编号}; empty if there is none
	 */
	public record Field(String name, String label) {

		private static final Pattern PLACE = Pattern.compile("([^\\n{}]*)\\{\\{\\s*(\\w+)\\.DATA\\s*}}");

		private static final Pattern TYPED = Pattern.compile("([a-z_]+)\\d+");

		/** The variables of a content in their order, each once. */
		public static List<Field> parse(String content) {
			List<Field> fields = new ArrayList<>();
			Matcher places = PLACE.matcher(content);
			while (places.find()) {
				String name = places.group(2);
				if (fields.stream().noneMatch((field) -> field.name().equals(name))) {
					fields.add(new Field(name, label(places.group(1))));
				}
			}
			return fields;
		}

		/**
		 * WeChat's type of the value, which its number follows: {@code thing},
		 * {@code character_string}, {@code time}, …; empty for the free names of old
		 * templates.
		 */
		public String type() {
			return typeOf(this.name);
		}

		static String typeOf(String name) {
			Matcher typed = TYPED.matcher(name);
			return typed.matches() ? typed.group(1) : "";
		}

		private static String label(String before) {
			return before.strip().replaceFirst("\\s*[:：]$", "");
		}

	}

	/**
	 * What is checked of a message before it is sent. WeChat answers 47003 to what is
	 * wrong, one variable at a time and for every receiver anew.
	 */
	public enum Check {

		/**
		 * The values, and that they are for the variables of the template where those are
		 * known: neither more nor fewer.
		 */
		STRICT,

		/** The values: length and form of the typed variables. */
		VALUES,

		/** Nothing but that there are values; WeChat decides. */
		NONE;

		private static final Pattern LINE_BREAK = Pattern.compile("\\R");

		/** Heads and tails of old templates, which WeChat no longer shows. */
		private static final Set<String> OPTIONAL = Set.of("first", "remark");

		/**
		 * Adds what is wrong with the data of a message.
		 * @param variables names of the template's variables, or null if they are not
		 * known
		 */
		public void check(MessageCheck check, Map<String, String> data, @Nullable List<String> variables) {
			if (this == STRICT && variables != null) {
				compare(check, data.keySet(), variables);
			}
			data.forEach((variable, value) -> {
				if (this != NONE || value == null) {
					value(check, variable, value);
				}
			});
		}

		private static void compare(MessageCheck check, Set<String> given, List<String> variables) {
			variables.stream()
				.filter((variable) -> !given.contains(variable) && !OPTIONAL.contains(variable))
				.forEach((variable) -> check.problem("data." + variable, "is missing"));
			given.stream()
				.filter((variable) -> !variables.contains(variable))
				.forEach((variable) -> check.problem("data." + variable,
						"is not a variable of the template, which has " + variables));
		}

		private static void value(MessageCheck check, String variable, @Nullable String value) {
			FieldRule rule = FieldRule.of(variable);
			boolean typed = !WeChatTemplate.Field.typeOf(variable).isEmpty();
			if (value == null) {
				check.problem("data." + variable, "is null");
			}
			else if (typed && value.isBlank()) {
				check.problem("data." + variable, "is blank");
			}
			else if (typed && LINE_BREAK.matcher(value).find()) {
				check.problem("data." + variable, "has a line break, which WeChat does not show");
			}
			else if (rule != null) {
				rule.check(check, "data." + variable, value);
			}
		}

		/**
		 * What WeChat accepts as the value of a typed variable. A character is a code
		 * point.
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

			/** At most ten digits before the point, besides a currency sign and 元. */
			AMOUNT(20, "\\D{0,4}\\d{1,10}(\\.\\d+)?\\s*元?",
					"an amount of at most 10 digits before the point, such as ¥12.50");

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

			void check(MessageCheck check, String field, String value) {
				int limit = limit(value);
				if (this.form != null && value.codePointCount(0, value.length()) <= limit) {
					check.matches(field, value, this.form, this.described);
				}
				check.optionalCharacters(field, value, limit);
			}

		}

	}

}
