package cn.bootx.starter.dingtalk.handler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage.Media;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage.Quote;

/**
 * Reads a robot message, whose content each kind keeps elsewhere: in {@code text}, in
 * {@code content} as an object or as a text of JSON, in a quoted message the same again.
 */
final class RobotContent {

	/** A quoted message may quote another one; a forged one may not go on forever. */
	private static final int MAX_DEPTH = 4;

	private RobotContent() {
	}

	/** A text message has its own member, all others share one. */
	static JsonNode of(JsonNode message) {
		JsonNode text = message.path("text");
		return text.isObject() ? text : object(message.path("content"));
	}

	static String text(JsonNode content) {
		for (String member : List.of("content", "text")) {
			JsonNode text = content.path(member);
			if (text.isValueNode()) {
				return text.asText().strip();
			}
			if (text.isObject()) {
				return text(text);
			}
		}
		if (content.has("recognition")) {
			return content.path("recognition").asText();
		}
		return richText(content).stream()
			.filter((part) -> part.has("text"))
			.map((part) -> part.path("text").asText())
			.collect(Collectors.joining())
			.strip();
	}

	static List<Media> media(String type, JsonNode content) {
		List<Media> media = new ArrayList<>();
		add(media, type, content);
		for (JsonNode part : richText(content)) {
			add(media, part.path("type").asText("picture"), part);
		}
		return media;
	}

	private static void add(List<Media> media, String type, JsonNode part) {
		// Old pictures have the second code only.
		String code = part.path("downloadCode").asText("");
		if (code.isEmpty()) {
			code = part.path("pictureDownloadCode").asText("");
		}
		if (!code.isEmpty()) {
			media.add(new Media(type, code, Lenient.text(part.path("fileName"))));
		}
	}

	static @Nullable Quote quote(JsonNode content) {
		JsonNode quoted = object(content.path("repliedMsg"));
		if (!quoted.isObject()) {
			return null;
		}
		List<Media> media = new ArrayList<>();
		JsonNode next = quoted;
		for (int depth = 0; depth < MAX_DEPTH && next.isObject(); depth++) {
			JsonNode nextContent = quotedContent(next);
			media.addAll(media(next.path("msgType").asText(""), nextContent));
			next = object(nextContent.path("repliedMsg"));
		}
		return new Quote(quoted.path("msgType").asText(""), Lenient.text(quoted.path("msgId")),
				Lenient.text(quoted.path("senderId")), quotedText(quotedContent(quoted)), media);
	}

	private static JsonNode quotedContent(JsonNode quoted) {
		return quoted.has("content") ? object(quoted.path("content")) : of(quoted);
	}

	/** The text of a quoted text may be a text of JSON once more. */
	private static String quotedText(JsonNode content) {
		JsonNode text = object(content.isValueNode() ? content : content.path("text"));
		String inner = text.isObject() ? text(text) : "";
		if (!inner.isEmpty()) {
			return inner;
		}
		return content.isValueNode() ? content.asText().strip() : text(content);
	}

	/** The list has had two forms. */
	private static List<JsonNode> richText(JsonNode content) {
		JsonNode list = content.path("richText");
		return Lenient.elements(list.isObject() ? list.path("richTextList") : list)
			.stream()
			.filter((part) -> !part.has("skillData") && !part.path("msgType").asText().equals("skill"))
			.toList();
	}

	/** What a text of JSON holds; any other node as it is. */
	private static JsonNode object(JsonNode node) {
		if (!node.isTextual() || !node.asText().startsWith("{")) {
			return node;
		}
		JsonNode inner = Json.readOrNull(node.asText().getBytes(StandardCharsets.UTF_8));
		return (inner != null) ? inner : node;
	}

}
