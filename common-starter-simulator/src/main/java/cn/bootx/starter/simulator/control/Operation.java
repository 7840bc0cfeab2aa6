package cn.bootx.starter.simulator.control;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One row of {@code operations.json}.
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

	/** The table, with what each row does. */
	static List<Operation> table(Map<String, Effect> effects) {
		return Json.beside(Operation.class, "operations.json")
			.valueStream()
			.map((row) -> row(row, Objects.requireNonNull(effects.get(Fields.text(row, "id")), row::toString)))
			.toList();
	}

	/** A {@code ?} behind a field's name makes it optional. */
	private static Operation row(JsonNode row, Effect effect) {
		String[] call = Fields.text(row, "call").split(" ");
		List<String> fields = words(row, "fields");
		String kinds = Fields.text(row, "kinds");
		return new Operation(Fields.text(row, "id"), call[0], call[1], Fields.text(row, "group"),
				Fields.text(row, "zh"), Fields.text(row, "en"),
				fields.stream().map((field) -> Field.named(field.replace("?", ""))).toList(),
				fields.stream()
					.filter((field) -> !field.endsWith("?"))
					.collect(Collectors.toCollection(LinkedHashSet::new)),
				Arrays.stream(Kind.values())
					.filter((kind) -> kinds.equals("all") || words(row, "kinds").contains(kind.wireName()))
					.collect(Collectors.toSet()),
				Fields.text(row, "answer"), effect);
	}

	private static List<String> words(JsonNode row, String member) {
		return Fields.blank(row, member) ? List.of() : List.of(Fields.text(row, member).split(" "));
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
