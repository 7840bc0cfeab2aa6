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

	/** How the buttons of a card are arranged. */
	public enum Orientation {

		/** One below the other. */
		VERTICAL("0"),

		/** Side by side. */
		HORIZONTAL("1");

		private final String code;

		Orientation(String code) {
			this.code = code;
		}

		/** The platform's code, a string in all spellings. */
		public String code() {
			return this.code;
		}

	}

}
