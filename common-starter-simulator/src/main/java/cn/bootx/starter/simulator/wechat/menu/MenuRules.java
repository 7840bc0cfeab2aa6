package cn.bootx.starter.simulator.wechat.menu;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What WeChat checks of a custom menu. Top buttons and their children have error codes of
 * their own.
 */
final class MenuRules {

	private static final int MAX_KEY = 128;

	private static final int MAX_URL = 1024;

	private static final int MAX_DOMAINS = 3;

	private static final Set<String> KEY_TYPES = Set.of("click", "scancode_push", "scancode_waitmsg", "pic_sysphoto",
			"pic_photo_or_album", "pic_weixin", "location_select");

	private static final Codes TOP = new Codes(16, 40018, 40017, 40019, 40020, 40055);

	private static final Codes SUB = new Codes(60, 40025, 40024, 40026, 40027, 40054);

	private MenuRules() {
	}

	static void check(RowCall call, JsonNode buttons) {
		if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > 3) {
			throw WeChatErrors.refuse(40016);
		}
		Set<String> domains = new HashSet<>();
		for (JsonNode button : buttons) {
			checkName(button, TOP);
			JsonNode children = button.path("sub_button");
			if (children.isEmpty()) {
				checkAction(call, button, TOP, domains);
			}
			else if (children.size() > 5) {
				throw WeChatErrors.refuse(40023);
			}
			for (JsonNode child : children) {
				if (!child.path("sub_button").isEmpty()) {
					throw WeChatErrors.refuse(40022);
				}
				checkName(child, SUB);
				checkAction(call, child, SUB, domains);
			}
		}
		if (domains.size() > MAX_DOMAINS) {
			throw WeChatErrors.refuse(65316);
		}
	}

	private static void checkName(JsonNode button, Codes codes) {
		String name = Fields.text(button, "name");
		if (name.isEmpty() || Fields.bytes(name) > codes.maxName()) {
			throw WeChatErrors.refuse(codes.name());
		}
	}

	private static void checkKept(RowCall call, String name, String key, int code) {
		if (!call.documents(name).containsKey(key)) {
			throw WeChatErrors.refuse(code);
		}
	}

	private static void checkAction(RowCall call, JsonNode button, Codes codes, Set<String> domains) {
		String type = Fields.text(button, "type");
		if (KEY_TYPES.contains(type)) {
			String key = Fields.text(button, "key");
			if (key.isEmpty() || Fields.bytes(key) > MAX_KEY) {
				throw WeChatErrors.refuse(codes.key());
			}
			return;
		}
		switch (type) {
			case "view" -> checkUrl(button, codes, domains);
			case "miniprogram" -> checkMiniProgram(button, codes);
			case "media_id", "view_limited" -> checkKept(call, "materials", Fields.text(button, "media_id"), 40007);
			case "article_id", "article_view_limited" ->
				checkKept(call, "articles", Fields.text(button, "article_id"), 53600);
			default -> throw WeChatErrors.refuse(codes.type());
		}
	}

	private static void checkUrl(JsonNode button, Codes codes, Set<String> domains) {
		String url = Fields.text(button, "url");
		if (url.isEmpty() || Fields.bytes(url) > MAX_URL) {
			throw WeChatErrors.refuse(codes.url());
		}
		try {
			URI uri = URI.create(url);
			if (!url.matches("https?://.+") || uri.getHost() == null) {
				throw WeChatErrors.refuse(codes.domain());
			}
			domains.add(uri.getHost());
		}
		catch (IllegalArgumentException ex) {
			throw WeChatErrors.refuse(codes.domain());
		}
	}

	private static void checkMiniProgram(JsonNode button, Codes codes) {
		checkUrl(button, codes, new HashSet<>());
		if (Fields.blank(button, "appid")) {
			throw WeChatErrors.refuse(40013);
		}
		String path = Fields.text(button, "pagepath");
		if (path.isEmpty() || Fields.bytes(path) > MAX_URL) {
			throw WeChatErrors.refuse(codes.url());
		}
	}

	private record Codes(int maxName, int name, int type, int key, int url, int domain) {
	}

}
