package cn.bootx.starter.wechat.qrlogin;

/**
 * Who has scanned the QR code.
 *
 * @param account name of the official account
 * @param appId its app id; an open id means nothing without it
 * @param openId the user in that account
 * @since 0.1.0
 */
public record WeChatLogin(String account, String appId, String openId) {
}
