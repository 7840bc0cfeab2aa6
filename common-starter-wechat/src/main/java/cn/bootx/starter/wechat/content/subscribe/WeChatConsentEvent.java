package cn.bootx.starter.wechat.content.subscribe;

/**
 * A user said whether he wants a subscribe notice. If a listener throws, WeChat's next
 * attempt publishes the event again.
 *
 * @param account name of the account
 * @param openId the user
 * @param templateId template of the notice
 * @param accepted whether he wants it: one message more, unless it is a long-term
 * template
 * @param source where he said it
 * @since 0.1.0
 */
public record WeChatConsentEvent(String account, String openId, String templateId, boolean accepted,
		WeChatConsentSource source) {
}
