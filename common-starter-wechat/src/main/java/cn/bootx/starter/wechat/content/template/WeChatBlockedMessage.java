package cn.bootx.starter.wechat.content.template;

import java.time.Instant;

/**
 * A template message that WeChat held back because it looked like marketing.
 *
 * @param id number of the entry, for the next page
 * @param templateMsgId what was asked for
 * @param title title of the template
 * @param content text of the message
 * @param openId its receiver
 * @param sentAt when it was sent
 * @since 0.1.0
 */
public record WeChatBlockedMessage(long id, String templateMsgId, String title, String content, String openId,
		Instant sentAt) {

	/** Without the text, which is what the receiver would have read. */
	@Override
	public String toString() {
		return "WeChatBlockedMessage[" + this.id + ", " + this.openId + "]";
	}

}
