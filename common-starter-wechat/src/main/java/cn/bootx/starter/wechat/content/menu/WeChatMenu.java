package cn.bootx.starter.wechat.content.menu;

import java.util.List;

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

}
