package cn.bootx.starter.wechat.content.menu;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A custom menu.
 *
 * @param buttons one to three
 * @since 0.1.0
 */
public record WeChatMenu(List<Button> buttons) {

	public WeChatMenu {
		buttons = (buttons != null) ? List.copyOf(buttons) : List.of();
	}

	public static WeChatMenu of(Button... buttons) {
		return new WeChatMenu(List.of(buttons));
	}

	/**
	 * A personalised menu (个性化菜单) that is live.
	 *
	 * @param menu what the users see to whom the rule applies
	 * @param matchRule to whom it applies, for example {@code tag_id} to {@code 2}
	 */
	public record Personalised(String menuId, WeChatMenu menu, Map<String, String> matchRule) {

		public Personalised {
			matchRule = Map.copyOf(matchRule);
		}

	}

	/**
	 * A menu that is kept under a name.
	 *
	 * @param version counts its changes; a change of an older version is refused
	 * @param published whether it is the one that was published last; never set by a
	 * client
	 */
	public record Draft(String id, long version, String name, WeChatMenu menu, @Nullable String remark,
			boolean published) {
	}

	/**
	 * A menu that was published once.
	 *
	 * @param id its id; later ones are greater
	 */
	public record Version(String id, Instant publishedAt, @Nullable String draftId, WeChatMenu menu) {
	}

	/**
	 * A button of a menu, or a group of buttons. There is a factory method for each kind.
	 *
	 * @param type what a tap does ({@code click}, {@code view}, {@code miniprogram}, …),
	 * null for a group
	 * @param url page that opens; for a mini program the page for old clients
	 * @param subButtons the buttons of a group, or empty
	 */
	public record Button(String name, @Nullable String type, @Nullable String key, @Nullable String url,
			@Nullable String appId, @Nullable String pagePath, @Nullable String mediaId, @Nullable String articleId,
			List<Button> subButtons) {

		public Button {
			subButtons = (subButtons != null) ? List.copyOf(subButtons) : List.of();
		}

		/** A button that sends the event {@code CLICK} with its key. */
		public static Button click(String name, String key) {
			return event("click", name, key);
		}

		/** A button that opens a page. */
		public static Button view(String name, String url) {
			return new Button(name, "view", null, url, null, null, null, null, List.of());
		}

		/** A button that opens a page of a mini program, on old clients the url. */
		public static Button miniProgram(String name, String appId, String pagePath, String url) {
			return new Button(name, "miniprogram", null, url, appId, pagePath, null, null, List.of());
		}

		/**
		 * A button of another type that sends an event with its key, for example
		 * {@code scancode_push}.
		 */
		public static Button event(String type, String name, String key) {
			return new Button(name, type, key, null, null, null, null, null, List.of());
		}

		/** A button that sends a permanent picture, voice or video. */
		public static Button media(String name, String mediaId) {
			return new Button(name, "media_id", null, null, null, null, mediaId, null, List.of());
		}

		/** A button that sends a published article as a card. */
		public static Button article(String name, String articleId) {
			return new Button(name, "article_id", null, null, null, null, null, articleId, List.of());
		}

		/** A button that opens a published article. */
		public static Button articleView(String name, String articleId) {
			return new Button(name, "article_view_limited", null, null, null, null, null, articleId, List.of());
		}

		/** A group that opens above the menu. */
		public static Button group(String name, Button... buttons) {
			return new Button(name, null, null, null, null, null, null, null, List.of(buttons));
		}

	}

}
