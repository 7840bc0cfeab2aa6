package cn.bootx.starter.simulator.wecom.gate;

import java.util.function.Consumer;

import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The checks of members that messages of agents and of robots share.
 */
public final class Checks {

	private static final int TITLE = 128;

	private static final int DESCRIPTION = 512;

	private static final int URL = 2048;

	private Checks() {
	}

	public static void content(JsonNode message, int maxBytes) {
		if (Fields.blank(message, "content")) {
			throw new WeComErrorException(44004, "empty content");
		}
		if (Fields.bytes(Fields.text(message, "content")) > maxBytes) {
			throw new WeComErrorException(45002, "content size out of limit");
		}
	}

	public static void title(JsonNode message) {
		require(message, "title", 41016, "title missing");
		optionalTitle(message);
	}

	public static void optionalTitle(JsonNode message) {
		limit(message, "title", TITLE, 45003);
	}

	public static void description(JsonNode message) {
		limit(message, "description", DESCRIPTION, 45004);
	}

	/** A URL with its scheme. */
	public static void url(JsonNode message, String member) {
		require(message, member, 40063, "some parameters are empty");
		String url = Fields.text(message, member);
		if (!url.startsWith("http://") && !url.startsWith("https://")) {
			throw new WeComErrorException(40054, "invalid " + member + " domain");
		}
		limit(message, member, URL, 45005);
	}

	/** Between 1 and 8 articles. */
	public static void articles(JsonNode message, Consumer<JsonNode> rule) {
		JsonNode articles = message.path("articles");
		if (!articles.isArray() || articles.isEmpty()) {
			throw new WeComErrorException(40063, "some parameters are empty");
		}
		if (articles.size() > 8) {
			throw new WeComErrorException(45008, "article size out of limit");
		}
		articles.forEach(rule);
	}

	public static void require(JsonNode message, String member, int code, String error) {
		if (Fields.blank(message, member)) {
			throw new WeComErrorException(code, error);
		}
	}

	public static void limit(JsonNode message, String member, int maxBytes, int code) {
		if (Fields.bytes(Fields.text(message, member)) > maxBytes) {
			throw new WeComErrorException(code, member + " size out of limit");
		}
	}

	/** An optional whole number within a range. */
	public static int number(JsonNode message, String member, int ifMissing, int min, int max) {
		JsonNode value = message.path(member);
		if (value.isMissingNode() || value.isNull()) {
			return ifMissing;
		}
		int number = value.asInt(Integer.MIN_VALUE);
		if (number < min || number > max) {
			throw new WeComErrorException(40035, "invalid parameter " + member);
		}
		return number;
	}

}
