package cn.bootx.starter.wechat.content.menu;

import java.util.Map;

/**
 * A personalised menu (个性化菜单), as it is live.
 *
 * @param menuId WeChat's id of it
 * @param menu what the users see whom the rule is for
 * @param matchRule for whom it is, for example {@code tag_id} to {@code 2}
 * @since 0.1.0
 */
public record WeChatConditionalMenu(String menuId, WeChatMenu menu, Map<String, String> matchRule) {

	public WeChatConditionalMenu {
		matchRule = Map.copyOf(matchRule);
	}

}
