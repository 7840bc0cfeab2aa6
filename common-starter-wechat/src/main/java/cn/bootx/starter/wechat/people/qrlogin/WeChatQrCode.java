package cn.bootx.starter.wechat.people.qrlogin;

/**
 * A QR code to be scanned for a login.
 *
 * @param qrCodeKey secret of the browser that asked; it never shows in the QR code
 * @param qrCodeUrl content of the QR code
 * @param expiresIn seconds until it ends
 * @since 0.1.0
 */
public record WeChatQrCode(String qrCodeKey, String qrCodeUrl, long expiresIn) {

	/**
	 * Without the secret.
	 */
	@Override
	public String toString() {
		return "WeChatQrCode[expiresIn=" + this.expiresIn + "]";
	}

}
