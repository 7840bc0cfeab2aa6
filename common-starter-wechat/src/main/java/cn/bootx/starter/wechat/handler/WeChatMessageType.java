package cn.bootx.starter.wechat.handler;

import java.util.Locale;

/**
 * Kinds of messages that users send.
 *
 * @since 0.1.0
 */
public enum WeChatMessageType {

	/** Text. */
	TEXT,

	/** Picture. */
	IMAGE,

	/** Voice message. */
	VOICE,

	/** Video. */
	VIDEO,

	/** Short video. */
	SHORTVIDEO,

	/** Location. */
	LOCATION,

	/** Link. */
	LINK;

	/** As WeChat writes it. */
	public String msgType() {
		return name().toLowerCase(Locale.ROOT);
	}

}
