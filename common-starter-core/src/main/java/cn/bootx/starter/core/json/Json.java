package cn.bootx.starter.core.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON with a private mapper: UTF-8 without escapes of single characters
 * (WeChat refuses them with 40033), absent instead of null members, unknown members
 * ignored, numbers and booleans accepted as strings, times as milliseconds since 1970. A
 * host's mapper never changes what is sent.
 *
 * @since 0.1.0
 */
public final class Json {

	private static final ObjectMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
		.enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
		.enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
		.defaultPropertyInclusion(
				JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
		.addMixIn(Instant.class, Millis.class)
		.build();

	private Json() {
	}

	public static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	/** An object of texts: names and values in turn; what has no value is left out. */
	public static ObjectNode object(@Nullable String... members) {
		ObjectNode object = object();
		for (int i = 0; i < members.length; i += 2) {
			if (members[i + 1] != null) {
				object.put(members[i], members[i + 1]);
			}
		}
		return object;
	}

	public static ArrayNode array() {
		return JsonNodeFactory.instance.arrayNode();
	}

	public static String write(Object value) {
		try {
			return MAPPER.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw unwritable(value, ex);
		}
	}

	/** The JSON in UTF-8: the bytes of the text. */
	public static byte[] bytes(Object value) {
		try {
			byte[] json = MAPPER.writeValueAsBytes(value);
			return hasHalfPair(json) ? write(value).getBytes(StandardCharsets.UTF_8) : json;
		}
		catch (JsonProcessingException ex) {
			throw unwritable(value, ex);
		}
	}

	/** Jackson escapes it, where the text's encoder makes a question mark. */
	private static boolean hasHalfPair(byte[] json) {
		for (int i = 2; i < json.length; i++) {
			if (json[i] == 'D' && json[i - 1] == 'u' && json[i - 2] == '\\') {
				return true;
			}
		}
		return false;
	}

	/** What is read of each entry of a list; nothing of what is no list. */
	public static <T> List<T> list(JsonNode list, Function<JsonNode, T> reader) {
		List<T> read = new ArrayList<>(list.size());
		list.forEach((entry) -> read.add(reader.apply(entry)));
		return read;
	}

	/** The text of a member, or null if it is absent or empty. */
	public static @Nullable String text(JsonNode json, String member) {
		String text = json.path(member).asText("");
		return text.isEmpty() ? null : text;
	}

	/** The members that have a value, as texts. */
	public static Map<String, String> texts(JsonNode object) {
		Map<String, String> texts = new LinkedHashMap<>();
		object.properties()
			.stream()
			.filter((member) -> !member.getValue().isNull())
			.forEach((member) -> texts.put(member.getKey(), member.getValue().asText()));
		return texts;
	}

	/**
	 * Reads a tree.
	 * @return the tree, or null if the bytes are not JSON
	 */
	public static @Nullable JsonNode readOrNull(byte[] json) {
		try {
			JsonNode node = MAPPER.readTree(json);
			return node.isMissingNode() ? null : node;
		}
		catch (IOException ex) {
			// Not JSON, or in no encoding of JSON.
			return null;
		}
	}

	public static JsonNode readTree(String json) {
		try {
			return MAPPER.readTree(json);
		}
		catch (JsonProcessingException ex) {
			throw unreadable(ex);
		}
	}

	public static <T> T read(String json, Class<T> type) {
		try {
			return MAPPER.readValue(json, type);
		}
		catch (JsonProcessingException ex) {
			throw unreadable(ex);
		}
	}

	public static <T> T convert(JsonNode node, Class<T> type) {
		return MAPPER.convertValue(node, type);
	}

	public static ObjectNode toTree(Object value) {
		return MAPPER.valueToTree(value);
	}

	private static IllegalArgumentException unwritable(Object value, JsonProcessingException ex) {
		return new IllegalArgumentException("Cannot be written as JSON: " + value.getClass().getName(), ex);
	}

	/** Where it broke, but not the text itself: it may hold a secret. */
	private static IllegalArgumentException unreadable(JsonProcessingException ex) {
		JsonLocation location = ex.getLocation();
		String where = (location != null) ? " at line " + location.getLineNr() + ", column " + location.getColumnNr()
				: "";
		return new IllegalArgumentException("Not the expected JSON" + where + ": " + ex.getClass().getSimpleName());
	}

	/** How the mapper sees a time. */
	private abstract static class Millis {

		@JsonValue
		abstract long toEpochMilli();

		@JsonCreator
		static Instant ofEpochMilli(long millis) {
			return Instant.ofEpochMilli(millis);
		}

	}

}
