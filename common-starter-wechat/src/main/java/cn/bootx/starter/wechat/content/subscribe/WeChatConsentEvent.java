package cn.bootx.starter.wechat.content.subscribe;

import org.jspecify.annotations.Nullable;

/**
 * A user has accepted or refused a subscribe notice. If a listener throws, WeChat's next
 * attempt publishes the event again.
 *
 * @param account name of the account
 * @param openId the user
 * @param templateId template of the notice
 * @param accepted whether the user accepted: one message more, unless it is a long-term
 * template
 * @param source where the user decided
 * @since 0.1.0
 */
public record WeChatConsentEvent(String account, String openId, String templateId, boolean accepted, Source source) {

	/**
	 * Where a user decides about a notice.
	 */
	public enum Source {

		/** The dialog of a web page. */
		PAGE,

		/** The dialog of an article. */
		ARTICLE,

		/** Another dialog. */
		DIALOG,

		/** The settings of service notifications; WeChat reports refusals only. */
		SETTINGS;

		static Source ofPopup(@Nullable String popupScene) {
			return "1".equals(popupScene) ? PAGE : "2".equals(popupScene) ? ARTICLE : DIALOG;
		}

	}

}
