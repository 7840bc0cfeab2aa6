package cn.bootx.starter.dingtalk.message;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A button of a card.
 *
 * @param title its text, at most 20 characters
 * @param actionUrl where it leads, at most 700 characters
 * @since 0.1.0
 */
public record DingTalkActionButton(String title, String actionUrl) {

	public DingTalkActionButton {
		MessageCheck.of(Platform.DING_TALK, "message")
			.at("button")
			.characters("title", title, 20)
			.characters("url", actionUrl, 700)
			.done();
	}

	/** How the buttons of a card are arranged, in the order of the platform's codes. */
	public enum Orientation {

		/** One below the other. */
		VERTICAL,

		/** Side by side. */
		HORIZONTAL;

		/** The platform's code, a string in all spellings. */
		public String code() {
			return String.valueOf(ordinal());
		}

	}

}
