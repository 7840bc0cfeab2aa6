package cn.bootx.starter.wechat.people.qrlogin;

/**
 * A login QR code was scanned for the first time. Published on the node that WeChat
 * pushed to.
 *
 * @param login who it was
 * @since 0.1.0
 */
public record WeChatQrScannedEvent(WeChatLogin login) {
}
