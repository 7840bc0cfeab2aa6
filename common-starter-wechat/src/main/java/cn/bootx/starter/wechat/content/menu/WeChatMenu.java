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
public record WeChatMenu(List<WeChatMenuButton> buttons) {

	public WeChatMenu {
		buttons = (buttons != null) ? List.copyOf(buttons) : List.of();
	}

	public static WeChatMenu of(WeChatMenuButton... buttons) {
		return new WeChatMenu(List.of(buttons));
	}

	/**
	 * A personalised menu (个性化菜单) that is live.
	 *
	 * @param menuId WeChat's id of it
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
	 * @param id its id
	 * @param version counts its changes; a change of an older version is refused
	 * @param name name for people
	 * @param menu the menu
	 * @param remark note for people, or null
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
	 * @param publishedAt when
	 * @param draftId the draft it came from, or null
	 * @param menu the menu
	 */
	public record Version(String id, Instant publishedAt, @Nullable String draftId, WeChatMenu menu) {
	}

}
