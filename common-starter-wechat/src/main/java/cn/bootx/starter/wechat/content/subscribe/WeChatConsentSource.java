package cn.bootx.starter.wechat.content.subscribe;

import org.jspecify.annotations.Nullable;

/**
 * Where a user said whether he wants a notice.
 *
 * @since 0.1.0
 */
public enum WeChatConsentSource {

	/** The dialog of a web page. */
	PAGE,

	/** The dialog of an article. */
	ARTICLE,

	/** Another dialog. */
	DIALOG,

	/** The settings of service notifications; WeChat tells only what is refused there. */
	SETTINGS;

	static WeChatConsentSource ofPopup(@Nullable String popupScene) {
		return "1".equals(popupScene) ? PAGE : "2".equals(popupScene) ? ARTICLE : DIALOG;
	}

}
