package cn.bootx.starter.simulator.wechat;

import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What WeChat checks of a custom menu.
 */
final class MenuRules {

	private static final Set<String> KEY_TYPES = Set.of("click", "scancode_push", "scancode_waitmsg", "pic_sysphoto",
			"pic_photo_or_album", "pic_weixin", "location_select");

	private static final Map<String, String> REQUIRED = Map.of("view", "url", "miniprogram", "pagepath", "media_id",
			"media_id", "view_limited", "media_id", "article_id", "article_id", "article_view_limited", "article_id");

	private MenuRules() {
	}

	static void check(JsonNode menu) {
		JsonNode buttons = menu.path("button");
		if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > 3) {
			throw WeChatErrors.refuse(40016);
		}
		for (JsonNode button : buttons) {
			checkName(button, 16, 40018);
			JsonNode children = button.path("sub_button");
			if (children.isEmpty()) {
				checkAction(button, 40017);
			}
			else if (children.size() > 5) {
				throw WeChatErrors.refuse(40023);
			}
			for (JsonNode child : children) {
				checkName(child, 60, 40025);
				checkAction(child, 40024);
			}
		}
	}

	private static void checkName(JsonNode button, int maxBytes, int code) {
		String name = Fields.text(button, "name");
		if (name.isEmpty() || Fields.bytes(name) > maxBytes) {
			throw WeChatErrors.refuse(code);
		}
	}

	private static void checkAction(JsonNode button, int unknownType) {
		String type = Fields.text(button, "type");
		if (KEY_TYPES.contains(type)) {
			String key = Fields.text(button, "key");
			if (key.isEmpty() || Fields.bytes(key) > 128) {
				throw WeChatErrors.refuse(40019);
			}
			return;
		}
		String required = REQUIRED.get(type);
		if (required == null) {
			throw WeChatErrors.refuse(unknownType);
		}
		String value = Fields.text(button, required);
		if (value.isEmpty() || Fields.bytes(value) > 1024) {
			throw WeChatErrors.refuse(required.equals("url") ? 40020 : 40035);
		}
	}

}
