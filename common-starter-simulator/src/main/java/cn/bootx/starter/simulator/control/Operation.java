package cn.bootx.starter.simulator.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.rules.Fields;

/**
 * One row of the table.
 *
 * @param id unique name, also in the OpenAPI document
 * @param method HTTP method
 * @param path with <code>{variables}</code>, each of which is a field
 * @param group heading under which it is documented
 * @param zh what it does, in Chinese
 * @param en what it does, in English
 * @param fields what it takes
 * @param required names of the fields that must be there
 * @param kinds the kinds of accounts that have it, empty where no account is named
 * @param answer schema of the answer, or the media type of one that is not JSON
 * @param effect what it does
 */
record Operation(String id, String method, String path, String group, String zh, String en, List<Field> fields,
		Set<String> required, Set<Kind> kinds, String answer, Effect effect) {

	/** What a call does and answers. */
	@FunctionalInterface
	interface Effect {

		Object apply(Arguments arguments) throws InterruptedException;

	}

	/** A row; a {@code ?} behind a field's name makes it optional. */
	static Operation row(String group, String call, String id, String zh, String en, String fields, Set<Kind> kinds,
			String answer, Effect effect) {
		String[] parts = call.split(" ");
		List<Field> all = new ArrayList<>();
		Set<String> required = new LinkedHashSet<>();
		for (String word : fields.isBlank() ? new String[0] : fields.split(" ")) {
			String name = word.replace("?", "");
			all.add(FieldTable.field(name));
			if (!word.endsWith("?")) {
				required.add(name);
			}
		}
		return new Operation(id, parts[0], parts[1], group, zh, en, List.copyOf(all), required, kinds, answer, effect);
	}

	boolean hasBody() {
		return !List.of("GET", "DELETE").contains(this.method);
	}

	/** The fields that are members of the body. */
	List<Field> bodyFields() {
		return this.fields.stream().filter((field) -> hasBody() && !field.in(this.path)).toList();
	}

	/** The whole input as one JSON Schema, for callers that know no paths. */
	Map<String, Object> inputSchema() {
		Map<String, Object> properties = new LinkedHashMap<>();
		this.fields.forEach((field) -> properties.put(field.name(), field.schema()));
		return Fields.of("type", "object", "properties", properties, "required",
				this.required.isEmpty() ? null : List.copyOf(this.required), "additionalProperties", false);
	}

}
