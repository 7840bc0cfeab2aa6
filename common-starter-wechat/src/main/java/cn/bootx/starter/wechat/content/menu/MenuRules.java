package cn.bootx.starter.wechat.content.menu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * WeChat's rules for menus, each broken one with the place, the limit and the size.
 */
final class MenuRules {

	private static final int TOP = 3;

	private static final int SUB = 5;

	private static final int TOP_NAME_BYTES = 16;

	private static final int SUB_NAME_BYTES = 60;

	private static final int KEY_BYTES = 128;

	private static final int URL_BYTES = 1024;

	private static final Set<String> KEY_TYPES = Set.of("click", "scancode_push", "scancode_waitmsg", "pic_sysphoto",
			"pic_photo_or_album", "pic_weixin", "location_select");

	private final List<String> problems = new ArrayList<>();

	private MenuRules() {
	}

	static List<String> check(WeChatMenu menu) {
		MenuRules rules = new MenuRules();
		int count = menu.buttons().size();
		if (count < 1 || count > TOP) {
			rules.problems.add("a menu has 1 to " + TOP + " buttons, this one has " + count);
		}
		for (int i = 0; i < count; i++) {
			rules.top("button " + (i + 1), menu.buttons().get(i));
		}
		return rules.problems;
	}

	private void top(String where, WeChatMenuButton button) {
		bytes(where + " name", button.name(), TOP_NAME_BYTES);
		List<WeChatMenuButton> sub = button.subButtons();
		if (sub.isEmpty()) {
			fields(where, button);
			return;
		}
		if (sub.size() > SUB) {
			this.problems.add(where + " has " + sub.size() + " sub-buttons, at most " + SUB + " are allowed");
		}
		for (int i = 0; i < sub.size(); i++) {
			String place = where + "." + (i + 1);
			bytes(place + " name", sub.get(i).name(), SUB_NAME_BYTES);
			if (!sub.get(i).subButtons().isEmpty()) {
				this.problems.add(place + " is a group within a group");
			}
			fields(place, sub.get(i));
		}
	}

	private void fields(String where, WeChatMenuButton button) {
		String type = button.type();
		if (type == null) {
			this.problems.add(where + " has neither a type nor sub-buttons");
		}
		else if (KEY_TYPES.contains(type)) {
			bytes(where + " key", button.key(), KEY_BYTES);
		}
		else {
			switch (type) {
				case "view" -> bytes(where + " url", button.url(), URL_BYTES);
				case "miniprogram" -> {
					bytes(where + " url", button.url(), URL_BYTES);
					bytes(where + " appId", button.appId(), KEY_BYTES);
					bytes(where + " pagePath", button.pagePath(), URL_BYTES);
				}
				case "media_id", "view_limited" -> bytes(where + " mediaId", button.mediaId(), KEY_BYTES);
				case "article_id", "article_view_limited" -> bytes(where + " articleId", button.articleId(), KEY_BYTES);
				default -> this.problems.add(where + " has the unknown type '" + type + "'");
			}
		}
	}

	private void bytes(String what, @Nullable String value, int max) {
		if (value == null || value.isBlank()) {
			this.problems.add(what + " is missing");
			return;
		}
		int bytes = value.getBytes(StandardCharsets.UTF_8).length;
		if (bytes > max) {
			this.problems.add(what + " has " + bytes + " bytes in UTF-8, at most " + max + " are allowed");
		}
	}

}
