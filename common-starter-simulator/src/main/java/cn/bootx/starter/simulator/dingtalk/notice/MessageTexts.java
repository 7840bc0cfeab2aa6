package cn.bootx.starter.simulator.dingtalk.notice;

import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The readable text of a message of any kind, for the simulated chats.
 */
public final class MessageTexts {

	private static final List<String> READABLE = List.of("title", "content", "text", "markdown", "author", "key",
			"value", "status_value", "head", "body", "form", "rich", "num", "unit", "links", "btns", "btn_json_list",
			"singleTitle", "single_title", "fileName");

	private MessageTexts() {
	}

	/** The text of a message object with {@code msgtype}. */
	public static String of(JsonNode message) {
		return ofContent(message.path(Fields.text(message, "msgtype")));
	}

	/** The text of what is below a message's type. */
	public static String ofContent(JsonNode content) {
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
				String name = member.getKey();
				if (READABLE.contains(name) || name.startsWith("actionTitle") || name.startsWith("buttonTitle")) {
					collect(member.getValue(), lines);
				}
			});
		}
		else if (!node.asText("").isBlank()) {
			lines.add(node.asText());
		}
	}

}
