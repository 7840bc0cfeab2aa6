package cn.bootx.starter.wechat.content.menu;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;

/** WeChat's rules for menus, each broken one with the place, the limit and the size. */
final class MenuRules {

	private static final int TOP = 3;

	private static final int SUB = 5;

	private static final int TOP_NAME_BYTES = 16;

	private static final int SUB_NAME_BYTES = 60;

	private static final int KEY_BYTES = 128;

	private static final int URL_BYTES = 1024;

	private static final Set<String> KEY_TYPES = Set.of("click", "scancode_push", "scancode_waitmsg", "pic_sysphoto",
			"pic_photo_or_album", "pic_weixin", "location_select");

	/** Kinds that only WeChat's console makes; their content is read into the url. */
	private static final Set<String> CONSOLE_TYPES = Set.of("text", "img", "photo", "video", "voice", "news");

	private static final Pattern WEB = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

	private static final String WEB_FORM = "an address that begins with http:// or https://";

	private MenuRules() {
	}

	/** All rules, for a menu that is published. */
	static MessageCheck check(String api, WeChatMenu menu) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, api).count("button", menu.buttons(), 1, TOP);
		for (int i = 0; i < menu.buttons().size(); i++) {
			top(check.at("button[" + i + "]"), menu.buttons().get(i));
		}
		return check;
	}

	/**
	 * The rule for a menu that is stored. A draft may be incomplete, but a page that
	 * shows it must not hold an address that runs a script.
	 */
	static MessageCheck checkDraft(String api, WeChatMenu menu) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, api);
		addresses(check, "button", menu.buttons());
		return check;
	}

	private static void addresses(MessageCheck check, String field, List<WeChatMenu.Button> buttons) {
		for (int i = 0; i < buttons.size(); i++) {
			WeChatMenu.Button button = buttons.get(i);
			MessageCheck at = check.at(field + "[" + i + "]");
			boolean console = button.type() != null && CONSOLE_TYPES.contains(button.type());
			if (!console && button.url() != null && !button.url().isBlank()) {
				at.matches("url", button.url(), WEB, WEB_FORM);
			}
			addresses(at, "sub_button", button.subButtons());
		}
	}

	private static void top(MessageCheck check, WeChatMenu.Button button) {
		check.text("name", button.name(), TOP_NAME_BYTES);
		List<WeChatMenu.Button> sub = button.subButtons();
		if (sub.isEmpty()) {
			fields(check, button);
			return;
		}
		check.count("sub_button", sub, 1, SUB);
		for (int i = 0; i < sub.size(); i++) {
			MessageCheck at = check.at("sub_button[" + i + "]");
			at.text("name", sub.get(i).name(), SUB_NAME_BYTES)
				.isTrue(sub.get(i).subButtons().isEmpty(), "sub_button", "is a group within a group");
			fields(at, sub.get(i));
		}
	}

	private static void fields(MessageCheck check, WeChatMenu.Button button) {
		String type = button.type();
		if (type == null) {
			check.problem("type", "is missing, and there are no sub-buttons");
		}
		else if (KEY_TYPES.contains(type)) {
			check.text("key", button.key(), KEY_BYTES);
		}
		else {
			switch (type) {
				case "view" -> url(check, button);
				case "miniprogram" -> url(check, button).text("appid", button.appId(), KEY_BYTES)
					.text("pagepath", button.pagePath(), URL_BYTES);
				case "media_id", "view_limited" -> check.text("media_id", button.mediaId(), KEY_BYTES);
				case "article_id", "article_view_limited" -> check.text("article_id", button.articleId(), KEY_BYTES);
				default -> check.problem("type", "'" + type + "' is unknown");
			}
		}
	}

	private static MessageCheck url(MessageCheck check, WeChatMenu.Button button) {
		check.text("url", button.url(), URL_BYTES);
		return (button.url() == null || button.url().isBlank()) ? check
				: check.matches("url", button.url(), WEB, WEB_FORM);
	}

}
