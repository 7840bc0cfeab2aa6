package cn.bootx.starter.wechat.content.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.MessageCheck;

/**
 * What is checked of a message before it is sent. WeChat answers 47003 to what is wrong,
 * one variable at a time and for every receiver anew.
 *
 * @since 0.1.0
 */
public enum WeChatTemplateCheck {

	/**
	 * The values, and that they are for the variables of the template where those are
	 * known: neither more nor fewer.
	 */
	STRICT,

	/** The values: length and form of the typed variables. */
	VALUES,

	/** Nothing; WeChat decides. */
	NONE;

	/** Heads and tails of old templates, which WeChat no longer shows. */
	private static final Set<String> OPTIONAL = Set.of("first", "remark");

	/**
	 * Adds what is wrong with the data of a message.
	 * @param data values by variable name
	 * @param variables names of the template's variables, or null if they are not known
	 */
	public void check(MessageCheck check, Map<String, String> data, @Nullable List<String> variables) {
		if (this == NONE) {
			return;
		}
		if (this == STRICT && variables != null) {
			compare(check, data.keySet(), variables);
		}
		data.forEach((variable, value) -> value(check, variable, value));
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

	private static void value(MessageCheck check, String variable, String value) {
		FieldRule rule = FieldRule.of(variable);
		if (value.isBlank() && !WeChatTemplate.Field.typeOf(variable).isEmpty()) {
			check.problem("data." + variable, "is blank");
		}
		else if (rule != null) {
			rule.check(check, "data." + variable, value);
		}
	}

}
