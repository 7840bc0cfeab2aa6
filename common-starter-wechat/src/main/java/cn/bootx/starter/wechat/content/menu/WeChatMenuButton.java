package cn.bootx.starter.wechat.content.menu;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A button of a menu, or a group of buttons. There is a factory method for each kind.
 *
 * @param name what the user reads
 * @param type what a tap does ({@code click}, {@code view}, {@code miniprogram}, …), null
 * for a group
 * @param key key of the event
 * @param url page that opens; for a mini program the page for old clients
 * @param appId mini program
 * @param pagePath its page
 * @param mediaId permanent material
 * @param articleId published article
 * @param subButtons the buttons of a group, or empty
 * @since 0.1.0
 */
public record WeChatMenuButton(String name, @Nullable String type, @Nullable String key, @Nullable String url,
		@Nullable String appId, @Nullable String pagePath, @Nullable String mediaId, @Nullable String articleId,
		List<WeChatMenuButton> subButtons) {

	public WeChatMenuButton {
		subButtons = (subButtons != null) ? List.copyOf(subButtons) : List.of();
	}

	/** A button that sends the event {@code CLICK} with its key. */
	public static WeChatMenuButton click(String name, String key) {
		return event("click", name, key);
	}

	/** A button that opens a page. */
	public static WeChatMenuButton view(String name, String url) {
		return new WeChatMenuButton(name, "view", null, url, null, null, null, null, List.of());
	}

	/** A button that opens a page of a mini program, or the url on clients without. */
	public static WeChatMenuButton miniProgram(String name, String appId, String pagePath, String url) {
		return new WeChatMenuButton(name, "miniprogram", null, url, appId, pagePath, null, null, List.of());
	}

	/**
	 * A button of another type that sends an event with its key, for example
	 * {@code scancode_push}.
	 */
	public static WeChatMenuButton event(String type, String name, String key) {
		return new WeChatMenuButton(name, type, key, null, null, null, null, null, List.of());
	}

	/** A button that sends a permanent picture, voice or video. */
	public static WeChatMenuButton media(String name, String mediaId) {
		return new WeChatMenuButton(name, "media_id", null, null, null, null, mediaId, null, List.of());
	}

	/** A button that sends a published article as a card. */
	public static WeChatMenuButton article(String name, String articleId) {
		return new WeChatMenuButton(name, "article_id", null, null, null, null, null, articleId, List.of());
	}

	/** A button that opens a published article. */
	public static WeChatMenuButton articleView(String name, String articleId) {
		return new WeChatMenuButton(name, "article_view_limited", null, null, null, null, null, articleId, List.of());
	}

	/** A group that opens above the menu. */
	public static WeChatMenuButton group(String name, WeChatMenuButton... buttons) {
		return new WeChatMenuButton(name, null, null, null, null, null, null, null, List.of(buttons));
	}

}
