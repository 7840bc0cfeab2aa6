package cn.bootx.starter.simulator.dingtalk.robot;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a custom robot's message must contain.
 */
final class RobotMessageRules {

	private static final Map<String, List<String>> REQUIRED = Map.of("text", List.of("content"), "link",
			List.of("title", "text", "messageUrl"), "markdown", List.of("title", "text"), "actionCard",
			List.of("title", "text"), "feedCard", List.of());

	private RobotMessageRules() {
	}

	/** Refuses a message with 400105 or 400403. */
	static void check(JsonNode body) {
		String type = Fields.text(body, "msgtype");
		List<String> required = REQUIRED.get(type);
		if (required == null) {
			throw OldFamily.refuse(400105, described("不支持的消息类型 " + type));
		}
		JsonNode content = body.path(type);
		for (String member : required) {
			require(type, content, member);
		}
		if (type.equals("actionCard")) {
			checkActions(content);
		}
		else if (type.equals("feedCard")) {
			checkItems("feedCard", content, "links", List.of("title", "messageURL", "picURL"));
		}
	}

	private static void checkActions(JsonNode card) {
		// With a single title and URL the buttons are ignored.
		if (Fields.blank(card, "singleTitle") && Fields.blank(card, "singleURL")) {
			checkItems("actionCard", card, "btns", List.of("title", "actionURL"));
			return;
		}
		require("actionCard", card, "singleTitle");
		require("actionCard", card, "singleURL");
	}

	private static void checkItems(String type, JsonNode content, String list, List<String> members) {
		JsonNode items = content.path(list);
		if (!items.isArray() || items.isEmpty()) {
			throw missing(type, list);
		}
		for (JsonNode item : items) {
			members.forEach((member) -> require(type, item, member));
		}
	}

	private static void require(String type, JsonNode content, String member) {
		if (Fields.blank(content, member)) {
			throw missing(type, member);
		}
	}

	private static RefusedCallException missing(String type, String member) {
		return OldFamily.refuse(400403, described("参数 " + type + " --》 " + member + " 缺失，或者参数格式不正确"));
	}

	private static String described(String description) {
		return "description:" + description
				+ ";solution:请按照要求传参;link:请参考本接口对应文档https://open.dingtalk.com/document/group/custom-robot-access;";
	}

}
