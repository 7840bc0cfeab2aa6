package cn.bootx.starter.simulator.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The table of operations as an OpenAPI 3.1 document.
 */
record OpenApiDocument(List<Operation> operations) {

	static final String PATH = "/_sim/openapi.json";

	private static final String JSON = "application/json";

	Map<String, Object> build() {
		Map<String, Object> paths = new LinkedHashMap<>();
		for (Operation operation : this.operations) {
			@SuppressWarnings("unchecked")
			Map<String, Object> item = (Map<String, Object>) paths.computeIfAbsent(operation.path(),
					(path) -> new LinkedHashMap<String, Object>());
			item.put(operation.method().toLowerCase(Locale.ROOT), describe(operation));
		}
		paths.put("/_sim/events",
				Map.of("get",
						Fields.of("operationId", "watch", "tags", List.of("records"), "summary",
								"chats and the journal, live (SSE)", "x-summary-zh", "会话与记录，实时(SSE)", "responses",
								Map.of("200", Fields.of("description", "events named chat and journal", "content",
										Map.of("text/event-stream", Map.of("schema", Map.of("type", "string"))))))));
		paths.put(PATH,
				Map.of("get", Fields.of("operationId", "describe", "tags", List.of("settings"), "summary",
						"this document", "x-summary-zh", "本文档", "responses", Map.of("200", Fields.of("description",
								"OpenAPI 3.1", "content", Map.of(JSON, Map.of("schema", Map.of("type", "object"))))))));
		return Fields.of("openapi", "3.1.0", "info",
				Fields.of("title", "Platform simulator: control API", "version", "1", "description",
						"Sets the simulated platforms up, plays their people, and reads what happened. Errors have a "
								+ "code and a message in Chinese and English. (设置模拟的平台、扮演用户、读取发生的事。)"),
				"servers", List.of(Map.of("url", "http://127.0.0.1:9797")), "paths", paths, "components",
				Map.of("schemas", Json.beside(OpenApiDocument.class, "schemas.json")));
	}

	private static Map<String, Object> describe(Operation operation) {
		List<Object> parameters = new ArrayList<>();
		for (Field field : operation.fields()) {
			if (field.in(operation.path()) || !operation.hasBody()) {
				parameters.add(parameter(operation, field));
			}
		}
		List<String> kinds = operation.kinds().stream().sorted().map(Kind::wireName).toList();
		return Fields.of("operationId", operation.id(), "tags", List.of(operation.group()), "summary", operation.en(),
				"x-summary-zh", operation.zh(), "x-kinds", kinds.isEmpty() ? null : kinds, "parameters",
				parameters.isEmpty() ? null : parameters, "requestBody", body(operation), "responses",
				responses(operation));
	}

	private static Map<String, Object> parameter(Operation operation, Field field) {
		Map<String, Object> schema = field.schema();
		Object description = schema.remove("description");
		Map<String, Object> parameter = Fields.of("name", field.name(), "in",
				field.in(operation.path()) ? "path" : "query", "required",
				operation.required().contains(field.name()) ? true : null, "description", description, "schema",
				schema);
		Map<String, Object> examples = new LinkedHashMap<>();
		operation.kinds().stream().sorted().forEach((kind) -> {
			Object example = field.name().equals("account") ? kind.exampleAccount()
					: field.name().equals("person") ? kind.examplePerson() : null;
			if (example != null && !example.equals("")) {
				examples.put(kind.wireName(), Map.of("value", example));
			}
		});
		if (!examples.isEmpty()) {
			parameter.put("examples", examples);
		}
		else if (operation.required().contains(field.name())) {
			parameter.put("example", field.example());
		}
		return parameter;
	}

	private static @Nullable Object body(Operation operation) {
		List<Field> fields = operation.bodyFields();
		if (fields.isEmpty()) {
			return null;
		}
		Map<String, Object> properties = new LinkedHashMap<>();
		List<String> required = new ArrayList<>();
		Map<String, Object> example = new LinkedHashMap<>();
		for (Field field : fields) {
			properties.put(field.name(), field.schema());
			if (operation.required().contains(field.name())) {
				required.add(field.name());
				example.put(field.name(), field.example());
			}
		}
		Map<String, Object> schema = Fields.of("type", "object", "properties", properties, "required",
				required.isEmpty() ? null : required, "additionalProperties", false);
		return Fields.of("required", !required.isEmpty(), "content",
				Map.of(JSON, Fields.of("schema", schema, "example", example)));
	}

	private static Map<String, Object> responses(Operation operation) {
		boolean json = !operation.answer().contains("/");
		Map<String, Object> schema = json ? reference(operation.answer())
				: Fields.of("type", "string", "format", "binary");
		return Fields.of("200",
				Fields.of("description", "done", "content",
						Map.of(json ? JSON : operation.answer(), Map.of("schema", schema))),
				"default", Fields.of("description", "cannot be done; says why", "content",
						Map.of(JSON, Map.of("schema", reference("Error")))));
	}

	private static Map<String, Object> reference(String schema) {
		return Fields.of("$ref", "#/components/schemas/" + schema);
	}

}
