package cn.bootx.starter.dingtalk.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * The content of a robot message, which each kind keeps elsewhere.
 */
final class RobotContent {

	private RobotContent() {
	}

	static String text(JsonNode push) {
		if (push.path("text").has("content")) {
			return push.path("text").path("content").asText().strip();
		}
		JsonNode content = content(push);
		if (content.has("recognition")) {
			return content.path("recognition").asText();
		}
		return Lenient.elements(content.path("richText"))
			.stream()
			.filter((part) -> part.has("text"))
			.map((part) -> part.path("text").asText())
			.collect(Collectors.joining())
			.strip();
	}

	static List<String> downloadCodes(JsonNode push) {
		JsonNode content = content(push);
		List<String> codes = new ArrayList<>();
		add(codes, content);
		Lenient.elements(content.path("richText")).forEach((part) -> add(codes, part));
		return codes;
	}

	private static void add(List<String> codes, JsonNode part) {
		String code = part.path("downloadCode").asText("");
		if (!code.isEmpty()) {
			codes.add(code);
		}
	}

	private static JsonNode content(JsonNode push) {
		JsonNode content = push.path("content");
		boolean json = content.isTextual() && content.asText().startsWith("{");
		return json ? Json.readTree(content.asText()) : content;
	}

}
