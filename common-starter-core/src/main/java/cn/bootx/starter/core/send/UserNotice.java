package cn.bootx.starter.core.send;

import org.jspecify.annotations.Nullable;

/**
 * A notice of four parts, the same on every platform: an official account sends it with a
 * template, WeCom as a text. How long its parts may be depends on where it goes.
 *
 * @param date when, in any form that the platform takes; null for now
 * @param remark a last line, or null
 * @param url address that a click opens, or null
 * @since 0.1.0
 */
public record UserNotice(String heading, String message, @Nullable String date, @Nullable String remark,
		@Nullable String url) {

	public static UserNotice of(String heading, String message) {
		return new UserNotice(heading, message, null, null, null);
	}

	public UserNotice date(@Nullable String newDate) {
		return new UserNotice(this.heading, this.message, newDate, this.remark, this.url);
	}

	public UserNotice remark(@Nullable String newRemark) {
		return new UserNotice(this.heading, this.message, this.date, newRemark, this.url);
	}

	public UserNotice url(@Nullable String newUrl) {
		return new UserNotice(this.heading, this.message, this.date, this.remark, newUrl);
	}

	/** Without the texts: they are what the receiver reads. */
	@Override
	public String toString() {
		return "UserNotice[heading of " + this.heading.length() + ", message of " + this.message.length()
				+ " characters]";
	}

}
