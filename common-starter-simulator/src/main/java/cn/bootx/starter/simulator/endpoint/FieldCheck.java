package cn.bootx.starter.simulator.endpoint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One check of a row: {@code name!code} (required), {@code name<=bytes!code},
 * {@code name=a,b!code} (one of these), {@code name~regex!code},
 * {@code name#min..max!code} (items of a list), {@code name@min..max!code} (number; with
 * {@code @?} it may be missing), {@code name:documents!code} (must exist) and
 * {@code name^documents!code} (must not exist), {@code name^documents.member,…!code} (no
 * document has the members of the call). A check for values passes where the field is
 * missing.
 *
 * @param field name, dots lead into objects
 * @param operator the character or characters between name and argument, empty for
 * required
 * @param argument what is compared
 * @param code the platform's error code
 */
record FieldCheck(String field, String operator, String argument, String code) {

	private static final Pattern FORM = Pattern.compile("([\\w.]+)(?:(<=|@\\?|[=#@:^~])(.+))?!([^!]+)");

	static FieldCheck parse(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			throw new IllegalArgumentException("'" + text + "' is no check");
		}
		String operator = form.group(2);
		return (operator != null) ? new FieldCheck(form.group(1), operator, form.group(3), form.group(4))
				: new FieldCheck(form.group(1), "", "", form.group(4));
	}

	boolean passes(RowCall call) {
		JsonNode value = call.at(this.field);
		String text = value.asText("");
		boolean missing = value.isMissingNode() || value.isNull();
		return switch (this.operator) {
			case "" -> !missing && !(value.isValueNode() && text.isBlank());
			case "<=" -> Fields.bytes(text) <= Integer.parseInt(this.argument);
			case "=" -> missing || List.of(this.argument.split(",")).contains(text);
			case "~" -> missing || text.matches(this.argument);
			case "#" -> within(value.size());
			case "@" -> text.matches("-?\\d{1,18}") && within(Long.parseLong(text));
			case "@?" -> missing || text.matches("-?\\d{1,18}") && within(Long.parseLong(text));
			case ":" -> call.documents(this.argument).containsKey(text);
			default -> !taken(call, text);
		};
	}

	private boolean taken(RowCall call, String text) {
		String[] target = this.argument.split("\\.");
		if (target.length == 1) {
			return call.documents(target[0]).containsKey(text);
		}
		List<String> members = List.of(target[1].split(","));
		return call.documents(target[0])
			.values()
			.stream()
			.anyMatch((document) -> members.stream()
				.allMatch((member) -> Fields.text(document, member).equals(call.text(member))));
	}

	private boolean within(long number) {
		String[] range = this.argument.split("\\.\\.");
		return number >= Long.parseLong(range[0]) && number <= Long.parseLong(range[1]);
	}

}
