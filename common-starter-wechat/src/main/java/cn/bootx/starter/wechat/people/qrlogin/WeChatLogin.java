package cn.bootx.starter.wechat.people.qrlogin;

import org.jspecify.annotations.Nullable;

/**
 * Who has scanned the QR code.
 *
 * @param account name of the official account
 * @param appId its app id; an open id means nothing without it
 * @param openId the user in that account
 * @param purpose what the code was made for
 * @param subject with {@link WeChatQrPurpose#BIND} the host's user that the code was made
 * for, otherwise null
 * @since 0.1.0
 */
public record WeChatLogin(String account, String appId, String openId, WeChatQrPurpose purpose,
		@Nullable String subject) {
}
