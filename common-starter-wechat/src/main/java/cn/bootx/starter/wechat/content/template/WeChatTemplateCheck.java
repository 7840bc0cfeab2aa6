package cn.bootx.starter.wechat.content.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

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
	 * Checks the data of a message.
	 * @param templateId its template, for the exception
	 * @param data values by variable name
	 * @param variables names of the template's variables, or null if they are not known
	 * @throws InvalidTemplateMessageException with every problem
	 */
	public void check(String templateId, Map<String, String> data, @Nullable List<String> variables) {
		if (this == NONE) {
			return;
		}
		List<String> problems = new ArrayList<>();
		if (this == STRICT && variables != null) {
			compare(data.keySet(), variables, problems);
		}
		data.forEach((variable, value) -> value(variable, value, problems));
		if (!problems.isEmpty()) {
			throw new InvalidTemplateMessageException(templateId, problems);
		}
	}

	private static void compare(Set<String> given, List<String> variables, List<String> problems) {
		variables.stream()
			.filter((variable) -> !given.contains(variable) && !OPTIONAL.contains(variable))
			.forEach((variable) -> problems.add("data." + variable + " is missing"));
		given.stream()
			.filter((variable) -> !variables.contains(variable))
			.forEach((variable) -> problems
				.add("data." + variable + " is no variable of the template, which has " + variables));
	}

	private static void value(String variable, String value, List<String> problems) {
		if (value.isBlank() && !WeChatTemplateField.typeOf(variable).isEmpty()) {
			problems.add("data." + variable + " is blank");
			return;
		}
		FieldRule rule = FieldRule.of(variable);
		String problem = (rule != null) ? rule.problem(value) : null;
		if (problem != null) {
			problems.add("data." + variable + " " + problem);
		}
	}

}
