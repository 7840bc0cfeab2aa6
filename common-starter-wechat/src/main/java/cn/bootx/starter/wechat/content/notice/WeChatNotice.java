package cn.bootx.starter.wechat.content.notice;

import org.jspecify.annotations.Nullable;

/**
 * A notice. How long its parts may be depends on the variables of the template that they
 * are mapped to.
 *
 * @param heading what it is about
 * @param message what happened
 * @param date when, in any form that the template's variable takes; null for now
 * @param remark more, or null
 * @param url page that opens, or null
 * @since 0.1.0
 */
public record WeChatNotice(String heading, String message, @Nullable String date, @Nullable String remark,
		@Nullable String url) {

	public static WeChatNotice of(String heading, String message) {
		return new WeChatNotice(heading, message, null, null, null);
	}

	public WeChatNotice date(@Nullable String newDate) {
		return new WeChatNotice(this.heading, this.message, newDate, this.remark, this.url);
	}

	public WeChatNotice remark(@Nullable String newRemark) {
		return new WeChatNotice(this.heading, this.message, this.date, newRemark, this.url);
	}

	public WeChatNotice url(@Nullable String newUrl) {
		return new WeChatNotice(this.heading, this.message, this.date, this.remark, newUrl);
	}

	/** Without the texts: they are what the receiver reads. */
	@Override
	public String toString() {
		return "WeChatNotice[heading of " + this.heading.length() + ", message of " + this.message.length()
				+ " characters]";
	}

}
