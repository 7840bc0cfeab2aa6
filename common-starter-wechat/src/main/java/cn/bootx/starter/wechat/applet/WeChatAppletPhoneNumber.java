package cn.bootx.starter.wechat.applet;

/**
 * A phone number that a user shared.
 *
 * @param phoneNumber with country code if it is a foreign one
 * @param purePhoneNumber without country code
 * @param countryCode country code without {@code +}, for example {@code 86}
 * @since 0.1.0
 */
public record WeChatAppletPhoneNumber(String phoneNumber, String purePhoneNumber, String countryCode) {

	/** Without the number: it is personal data. */
	@Override
	public String toString() {
		return "WeChatAppletPhoneNumber[+" + this.countryCode + "]";
	}

}
