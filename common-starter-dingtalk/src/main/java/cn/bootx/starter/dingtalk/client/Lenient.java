package cn.bootx.starter.dingtalk.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * Reads members as DingTalk really sends them: numbers and booleans as strings, a list as
 * a single element or as a text that holds JSON, anything absent.
 *
 * @since 0.1.0
 */
public final class Lenient {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss][.SSS][XXX][XX]",
			Locale.ROOT);

	private Lenient() {
	}

	/** A text, or null if it is absent or empty. */
	public static @Nullable String text(JsonNode node) {
		String text = node.asText("");
		return text.isEmpty() || node.isNull() ? null : text;
	}

	/** A boolean, also as {@code "true"} or {@code 1}. */
	public static boolean bool(JsonNode node) {
		return node.asBoolean(false);
	}

	/**
	 * A time, as milliseconds or as in {@code 2026-11-30T09:30Z}, or null if it is absent
	 * or neither.
	 */
	public static @Nullable Instant time(JsonNode node) {
		String text = node.asText("");
		try {
			return (!text.isEmpty() && text.chars().allMatch(Character::isDigit))
					? Instant.ofEpochMilli(Long.parseLong(text)) : TIME.parse(text, Instant::from);
		}
		catch (DateTimeException | NumberFormatException ex) {
			return null;
		}
	}

	/** The elements of a list as texts; none if it is absent. */
	public static List<String> texts(JsonNode node) {
		return elements(node).stream().map(JsonNode::asText).toList();
	}

	/** The elements of a list as numbers. */
	public static List<Long> longs(JsonNode node) {
		return elements(node).stream().map(JsonNode::asLong).toList();
	}

	/** The elements of a list. */
	public static List<JsonNode> elements(JsonNode node) {
		if (node.isMissingNode() || node.isNull()) {
			return List.of();
		}
		if (node.isTextual() && node.asText().startsWith("[")) {
			JsonNode inner = Json.readTree(node.asText());
			return elements(inner);
		}
		if (!node.isArray()) {
			return node.isTextual() && node.asText().isEmpty() ? List.of() : List.of(node);
		}
		List<JsonNode> elements = new ArrayList<>();
		node.forEach(elements::add);
		return elements;
	}

}
