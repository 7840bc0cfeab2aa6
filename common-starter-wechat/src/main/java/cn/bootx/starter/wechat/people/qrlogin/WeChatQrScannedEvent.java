package cn.bootx.starter.wechat.people.qrlogin;

/**
 * Somebody has scanned a login QR code and was the first. Published on the node that
 * WeChat pushed to.
 *
 * @param login who it was
 * @since 0.1.0
 */
public record WeChatQrScannedEvent(WeChatLogin login) {
}
