package cn.bootx.starter.simulator.wecom.message;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The readable text of a message of any kind, for the simulated chats.
 */
public final class MessageTexts {

	private static final List<String> READABLE = List.of("content", "title", "description", "articles", "digest",
			"main_title", "desc", "sub_title_text", "emphasis_content", "quote_area", "quote_text",
			"horizontal_content_list", "vertical_content_list", "keyname", "value", "button_list", "text", "checkbox",
			"option_list", "select_list", "submit_button", "btn", "name", "content_item");

	private MessageTexts() {
	}

	public static String of(JsonNode content) {
		List<String> lines = new ArrayList<>();
		collect(content, lines);
		return String.join("\n", lines);
	}

	private static void collect(JsonNode node, List<String> lines) {
		if (node.isArray()) {
			node.forEach((item) -> collect(item, lines));
		}
		else if (node.isObject()) {
			node.properties().forEach((member) -> {
				if (READABLE.contains(member.getKey())) {
					collect(member.getValue(), lines);
				}
			});
		}
		else if (!node.asText("").isBlank()) {
			lines.add(node.asText());
		}
	}

}
