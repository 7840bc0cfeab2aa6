package cn.bootx.starter.simulator.wechat.menu;

import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Buttons in the two forms in which WeChat gives them back.
 */
final class MenuForms {

	private MenuForms() {
	}

	/** As {@code menu/get} does: each button has a {@code sub_button}, maybe empty. */
	static ArrayNode published(JsonNode buttons) {
		ArrayNode forms = Json.array();
		for (JsonNode button : buttons) {
			ObjectNode form = button.deepCopy();
			form.set("sub_button", published(button.path("sub_button")));
			forms.add(form);
		}
		return forms;
	}

	/**
	 * As {@code get_current_selfmenu_info} does: children are wrapped in {@code list}.
	 */
	static ArrayNode current(JsonNode buttons) {
		ArrayNode forms = Json.array();
		for (JsonNode button : buttons) {
			ObjectNode form = button.deepCopy();
			form.remove("sub_button");
			if (!button.path("sub_button").isEmpty()) {
				form.putObject("sub_button").set("list", current(button.path("sub_button")));
			}
			forms.add(form);
		}
		return forms;
	}

	/** The children of a button in either form. */
	static JsonNode children(JsonNode button) {
		JsonNode children = button.path("sub_button");
		return children.isArray() ? children : children.path("list");
	}

}
