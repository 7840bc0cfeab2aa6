package cn.bootx.starter.simulator.control;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A field of control calls. A name means the same in every call.
 *
 * @param name as it is written
 * @param type what it holds
 * @param rule pattern of a text, allowed words separated by {@code |} of a word, or
 * {@code min..max} of a number; empty for anything
 * @param example what examples say
 * @param zh what it is, in Chinese
 * @param en what it is, in English
 */
record Field(String name, Type type, String rule, JsonNode example, String zh, String en) {

	/** The smallest PNG, AMR, MP4 and text that clients accept, in Base64. */
	static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

	static final String AMR = "IyFBTVIKPJEXFr5meeHgAeev8AAAAIAAAAAAAAAAAAAAAAAAAAA=";

	static final String MP4 = "AAAAGGZ0eXBpc29tAAAAAGlzb21tcDQyAAAACGZyZWU=";

	static final String FILE = "aGVsbG8=";

	private static final JsonNode TABLE = Json.beside(Field.class, "fields.json");

	/** The row of that name in {@code fields.json}. */
	static Field named(String name) {
		JsonNode row = TABLE.required(name);
		return new Field(name, Type.valueOf(Fields.text(row, "type").toUpperCase(Locale.ROOT)),
				Fields.text(row, "rule"), row.required("example"), Fields.text(row, "zh"), Fields.text(row, "en"));
	}

	enum Type {

		TEXT("string"), WORD("string"), TIME("string"), DURATION("string"), BYTES("string"), INTEGER("integer"),
		NUMBER("number"), FLAG("boolean"), OBJECT("object"), LIST("array");

		private final String json;

		Type(String json) {
			this.json = json;
		}

	}

	/** Whether it is written in the path of an operation. */
	boolean in(String path) {
		return path.contains("{" + this.name + "}");
	}

	/** As JSON Schema. */
	Map<String, Object> schema() {
		Map<String, Object> schema = Fields.of("type", this.type.json, "description", this.en + " (" + this.zh + ")");
		switch (this.type) {
			case TEXT -> {
				if (!this.rule.isEmpty()) {
					schema.put("pattern", "^(?:" + this.rule + ")$");
				}
			}
			case WORD -> schema.put("enum", words());
			case TIME -> schema.put("format", "date-time");
			case DURATION -> schema.put("format", "duration");
			case BYTES -> schema.put("contentEncoding", "base64");
			case INTEGER, NUMBER -> {
				schema.put("minimum", bound(0));
				schema.put("maximum", bound(1));
			}
			default -> {
				// Objects and lists are described by their text.
			}
		}
		return schema;
	}

	/** A value of a query or path, which is always text, in the field's type. */
	JsonNode fromText(String text) {
		return switch (this.type) {
			case INTEGER -> text.matches("-?\\d{1,18}") ? Json.tree(Long.valueOf(text)) : Json.tree(text);
			case NUMBER ->
				text.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? Json.tree(Double.valueOf(text)) : Json.tree(text);
			case FLAG ->
				text.equals("true") || text.equals("false") ? Json.tree(Boolean.valueOf(text)) : Json.tree(text);
			default -> Json.tree(text);
		};
	}

	/** Refuses a value that the field cannot have. */
	void check(JsonNode value) {
		boolean good = switch (this.type) {
			case TEXT -> value.isTextual() && (this.rule.isEmpty() || matches(value.asText()));
			case WORD -> value.isTextual() && words().contains(value.asText());
			case TIME, DURATION -> value.isTextual();
			case BYTES -> value.isTextual() && bytes(value.asText()) != null;
			case INTEGER -> value.isIntegralNumber() && within(value.asDouble());
			case NUMBER -> value.isNumber() && within(value.asDouble());
			case FLAG -> value.isBoolean();
			case OBJECT -> value.isObject();
			case LIST -> value.isArray();
		};
		if (!good) {
			throw wrong();
		}
	}

	ControlException wrong() {
		String form = switch (this.type) {
			case TEXT -> this.rule.isEmpty() ? "text" : "text that matches " + this.rule;
			case WORD -> "one of " + words();
			case TIME -> "an instant such as 2026-01-31T08:00:00Z";
			case DURATION -> "a duration such as PT2H";
			case BYTES -> "Base64";
			case INTEGER -> "an integer within " + this.rule;
			case NUMBER -> "a number within " + this.rule;
			case FLAG -> "true or false";
			case OBJECT -> "an object";
			case LIST -> "an array";
		};
		return ControlException.field("WRONG_VALUE", this.name, "“" + this.name + "” 的值不正确，应为 " + form,
				"'" + this.name + "' must be " + form);
	}

	static byte @Nullable [] bytes(String base64) {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private List<String> words() {
		return Arrays.asList(this.rule.split("\\|"));
	}

	private boolean matches(String text) {
		return Pattern.compile(this.rule, Pattern.DOTALL).matcher(text).matches();
	}

	private boolean within(double value) {
		return value >= bound(0).doubleValue() && value <= bound(1).doubleValue();
	}

	private Number bound(int index) {
		String bound = this.rule.split("\\.\\.")[index];
		return (this.type == Type.INTEGER) ? (Number) Long.valueOf(bound) : (Number) Double.valueOf(bound);
	}

}
