package cn.bootx.starter.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The simulator's own JSON codec. Its mapper is never shared with a host.
 *
 * @since 0.1.0
 */
public final class Json {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private Json() {
	}

	public static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	public static ArrayNode array() {
		return MAPPER.createArrayNode();
	}

	/**
	 * Turns maps, lists, records and nodes into a tree.
	 * @param value anything that Jackson can write
	 */
	public static JsonNode tree(Object value) {
		return MAPPER.valueToTree(value);
	}

	/**
	 * Reads one JSON document.
	 * @param json UTF-8 text
	 * @throws InvalidBodyException if it is empty or not JSON
	 */
	public static JsonNode read(byte[] json) {
		try {
			JsonNode node = MAPPER.readTree(json);
			if (node == null || node.isMissingNode()) {
				throw new InvalidBodyException("The body is empty", null);
			}
			return node;
		}
		catch (IOException ex) {
			throw new InvalidBodyException("The body is not JSON", ex);
		}
	}

	/** A JSON file that lies beside a type. */
	public static JsonNode beside(Class<?> type, String name) {
		try (InputStream file = type.getResourceAsStream(name)) {
			return read(Objects.requireNonNull(file, name).readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Turns a tree into a value.
	 * @throws IllegalArgumentException if a field is unknown or has a wrong value; names
	 * the field
	 */
	public static <T> T convert(JsonNode tree, Class<T> type) {
		try {
			return MAPPER.treeToValue(tree, type);
		}
		catch (UnrecognizedPropertyException ex) {
			throw new IllegalArgumentException("Unknown field '" + ex.getPropertyName() + "'; known here: "
					+ ex.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList(), ex);
		}
		catch (JsonMappingException ex) {
			String field = ex.getPath().isEmpty() ? "body"
					: String.valueOf(ex.getPath().get(ex.getPath().size() - 1).getFieldName());
			throw new IllegalArgumentException("'" + field + "' has a wrong value", ex);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("The body has a wrong form", ex);
		}
	}

	public static byte[] bytes(Object value) {
		try {
			return MAPPER.writeValueAsBytes(value);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** With line breaks and indents, for people and files. */
	public static String pretty(Object value) {
		return MAPPER.valueToTree(value).toPrettyString();
	}

	public static String text(Object value) {
		try {
			return MAPPER.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
