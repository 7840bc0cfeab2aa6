package cn.bootx.starter.wechat.content.menu;

import java.util.List;
import java.util.Map;

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

}
