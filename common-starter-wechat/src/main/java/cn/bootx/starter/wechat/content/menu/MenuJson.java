package cn.bootx.starter.wechat.content.menu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;

/** Menus as WeChat reads and writes them. */
final class MenuJson {

	private MenuJson() {
	}

	static ObjectNode write(WeChatMenu menu) {
		ObjectNode json = Json.object();
		json.set("button", write(menu.buttons()));
		return json;
	}

	/**
	 * Reads the menu of {@code menu/get} and the one of
	 * {@code get_current_selfmenu_info}, which has its groups in {@code sub_button.list}
	 * and calls some fields {@code value}.
	 */
	static WeChatMenu read(JsonNode json) {
		return new WeChatMenu(buttons(json.path("button")));
	}

	static List<WeChatMenu.Personalised> readConditional(JsonNode array) {
		return Json.list(array, (json) -> {
			Map<String, String> rule = new LinkedHashMap<>();
			// WeChat takes tag_id and answers with its former name.
			json.path("matchrule")
				.properties()
				.forEach((field) -> rule.put(field.getKey().equals("group_id") ? "tag_id" : field.getKey(),
						field.getValue().asText()));
			return new WeChatMenu.Personalised(json.path("menuid").asText(), read(json), rule);
		});
	}

	private static ArrayNode write(List<WeChatMenu.Button> buttons) {
		ArrayNode array = Json.array();
		for (WeChatMenu.Button button : buttons) {
			ObjectNode json = Json.object("type", button.type(), "name", button.name(), "key", button.key(), "url",
					button.url(), "appid", button.appId(), "pagepath", button.pagePath(), "media_id", button.mediaId(),
					"article_id", button.articleId());
			array.add(json);
			if (!button.subButtons().isEmpty()) {
				json.set("sub_button", write(button.subButtons()));
			}
		}
		return array;
	}

	private static List<WeChatMenu.Button> buttons(JsonNode array) {
		List<WeChatMenu.Button> buttons = new ArrayList<>();
		for (JsonNode json : array) {
			JsonNode sub = json.path("sub_button");
			String type = Json.text(json, "type");
			String value = Json.text(json, "value");
			boolean media = "media_id".equals(type) || "view_limited".equals(type);
			buttons.add(new WeChatMenu.Button(json.path("name").asText(), type, Json.text(json, "key"),
					(Json.text(json, "url") != null) ? Json.text(json, "url") : media ? null : value,
					Json.text(json, "appid"), Json.text(json, "pagepath"),
					(media && value != null) ? value : Json.text(json, "media_id"), Json.text(json, "article_id"),
					buttons(sub.has("list") ? sub.path("list") : sub)));
		}
		return buttons;
	}

	/** The differences of two menus, each as a place with the old and the new value. */
	static final class Diff {

		private Diff() {
		}

		static List<String> of(WeChatMenu live, WeChatMenu draft) {
			List<String> differences = new ArrayList<>();
			compare("", MenuJson.write(live), MenuJson.write(draft), differences);
			return differences;
		}

		private static void compare(String place, JsonNode live, JsonNode draft, List<String> differences) {
			if (live.equals(draft)) {
				return;
			}
			if (live.isArray() && draft.isArray()) {
				for (int i = 0; i < Math.max(live.size(), draft.size()); i++) {
					compare(place + "[" + i + "]", live.path(i), draft.path(i), differences);
				}
			}
			else if (live.isObject() && draft.isObject()) {
				Set<String> names = new TreeSet<>();
				live.fieldNames().forEachRemaining(names::add);
				draft.fieldNames().forEachRemaining(names::add);
				names.forEach((name) -> compare(place.isEmpty() ? name : place + "." + name, live.path(name),
						draft.path(name), differences));
			}
			else {
				differences.add(place + ": " + shown(live) + " -> " + shown(draft));
			}
		}

		private static String shown(JsonNode node) {
			return node.isMissingNode() ? "nothing"
					: node.isValueNode() ? node.asText() : node.path("name").asText("[…]");
		}

	}

}
