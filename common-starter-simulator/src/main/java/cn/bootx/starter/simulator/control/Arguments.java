package cn.bootx.starter.simulator.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The checked fields of one control call.
 */
final class Arguments {

	private final Operation operation;

	private final ObjectNode values;

	private Arguments(Operation operation, ObjectNode values) {
		this.operation = operation;
		this.values = values;
	}

	/**
	 * Checks every field.
	 * @throws ControlException if one is unknown, missing or wrong
	 */
	static Arguments check(Operation operation, ObjectNode values) {
		for (Map.Entry<String, JsonNode> value : values.properties()) {
			Field field = operation.fields()
				.stream()
				.filter((known) -> known.name().equals(value.getKey()))
				.findFirst()
				.orElseThrow(() -> unknown(operation, value.getKey()));
			field.check(value.getValue());
		}
		for (String name : operation.required()) {
			JsonNode value = values.path(name);
			if (value.isMissingNode() || value.isTextual() && value.asText().isBlank()) {
				throw ControlException.field("MISSING_FIELD", name, "缺少 “" + name + "”", "'" + name + "' is missing");
			}
		}
		return new Arguments(operation, values);
	}

	private static ControlException unknown(Operation operation, String name) {
		List<String> known = operation.fields().stream().map(Field::name).toList();
		return ControlException.field("UNKNOWN_FIELD", name, "没有 “" + name + "” 这一项，可用的有 " + known,
				"Unknown field '" + name + "'; known here: " + known);
	}

	Operation operation() {
		return this.operation;
	}

	boolean has(String name) {
		return this.values.has(name);
	}

	String text(String name) {
		return this.values.path(name).asText("");
	}

	@Nullable String textOrNull(String name) {
		return has(name) ? text(name) : null;
	}

	String text(String name, String otherwise) {
		return has(name) ? text(name) : otherwise;
	}

	int integer(String name, int otherwise) {
		return this.values.path(name).asInt(otherwise);
	}

	long whole(String name, long otherwise) {
		return this.values.path(name).asLong(otherwise);
	}

	double number(String name, double otherwise) {
		return this.values.path(name).asDouble(otherwise);
	}

	boolean flag(String name, boolean otherwise) {
		return this.values.path(name).asBoolean(otherwise);
	}

	JsonNode node(String name) {
		return this.values.path(name);
	}

	/** All fields but those of the path. */
	ObjectNode body() {
		ObjectNode body = this.values.deepCopy();
		this.operation.fields()
			.stream()
			.filter((field) -> field.in(this.operation.path()))
			.forEach((field) -> body.remove(field.name()));
		return body;
	}

	/** Members of an object; nested values stay trees. */
	Map<String, Object> map(String name) {
		Map<String, Object> map = new LinkedHashMap<>();
		node(name).properties()
			.forEach((member) -> map.put(member.getKey(),
					Objects.requireNonNull(Json.convert(member.getValue(), Object.class))));
		return map;
	}

	List<String> list(String name) {
		List<String> texts = new ArrayList<>();
		node(name).forEach((item) -> texts.add(item.asText()));
		return texts;
	}

	byte[] bytes(String name, String otherwise) {
		return Base64.getDecoder().decode(text(name, otherwise));
	}

	@Nullable Instant time(String name) {
		return parsed(name, Instant::parse);
	}

	@Nullable Duration duration(String name) {
		return parsed(name, Duration::parse);
	}

	private <T> @Nullable T parsed(String name, Function<String, T> parser) {
		try {
			return has(name) ? parser.apply(text(name)) : null;
		}
		catch (DateTimeException ex) {
			throw Field.named(name).wrong();
		}
	}

}
