package cn.bootx.starter.dingtalk.message;

import cn.bootx.starter.dingtalk.client.Require;

/**
 * A button of a card.
 *
 * @param title its text, at most 20 characters
 * @param actionUrl where it leads, at most 700 characters
 * @since 0.1.0
 */
public record DingTalkActionButton(String title, String actionUrl) {

	public DingTalkActionButton {
		Require.chars("action card button title", title, 20);
		Require.chars("action card button url", actionUrl, 700);
	}

}
