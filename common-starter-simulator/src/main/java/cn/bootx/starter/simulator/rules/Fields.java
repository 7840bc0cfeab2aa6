package cn.bootx.starter.simulator.rules;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Small readings of JSON that every platform's checks need.
 *
 * @since 0.1.0
 */
public final class Fields {

	private Fields() {
	}

	/**
	 * A JSON object in the order in which it is written down; a null value is left out.
	 * @param namesAndValues name, value, name, value …
	 */
	public static Map<String, Object> of(@Nullable Object... namesAndValues) {
		Map<String, Object> fields = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			Object value = namesAndValues[i + 1];
			if (value != null) {
				fields.put(String.valueOf(namesAndValues[i]), value);
			}
		}
		return fields;
	}

	/**
	 * The text of a member, an empty string where it is missing, null or not a scalar.
	 */
	public static String text(JsonNode node, String name) {
		return node.path(name).asText("");
	}

	/** Whether a member is missing or says nothing. */
	public static boolean blank(JsonNode node, String name) {
		return text(node, name).isBlank();
	}

	/** The length in bytes of UTF-8, which is what the platforms count. */
	public static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}
