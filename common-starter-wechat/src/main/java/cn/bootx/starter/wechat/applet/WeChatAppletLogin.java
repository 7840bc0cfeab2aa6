package cn.bootx.starter.wechat.applet;

import org.jspecify.annotations.Nullable;

/**
 * A user who has logged in to the mini program.
 *
 * @param openId the user in this mini program; in an official account of the same company
 * the user has another one
 * @param unionId the user in all applications of one Open Platform account, or null if
 * the mini program belongs to none; find the user of an official account by it
 * @param sessionHandle name under which {@link WeChatAppletSessions} keeps the session
 * key, or null if it was not to be kept. Whoever knows it can have data of the user
 * decrypted, so keep it where you keep your own session id
 * @since 0.1.0
 */
public record WeChatAppletLogin(String openId, @Nullable String unionId, @Nullable String sessionHandle) {

	/** Without the handle. */
	@Override
	public String toString() {
		return "WeChatAppletLogin[openId=" + this.openId + ", unionId=" + this.unionId + "]";
	}

	/**
	 * A phone number that a user shared.
	 *
	 * @param phoneNumber with country code if it is a foreign one
	 * @param purePhoneNumber without country code
	 * @param countryCode country code without {@code +}, for example {@code 86}
	 */
	public record PhoneNumber(String phoneNumber, String purePhoneNumber, String countryCode) {

		/** Without the number: it is personal data. */
		@Override
		public String toString() {
			return "PhoneNumber[+" + this.countryCode + "]";
		}

	}

}
