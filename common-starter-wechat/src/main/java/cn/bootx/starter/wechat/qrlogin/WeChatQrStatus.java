package cn.bootx.starter.wechat.qrlogin;

import org.jspecify.annotations.Nullable;

/**
 * How a QR code stands.
 *
 * @param state {@code wait}, {@code scanned} (only where the user must confirm),
 * {@code ok} or {@code expired}
 * @param authCode with {@code ok}: what the login is exchanged for, once, within a minute
 * @since 0.1.0
 */
public record WeChatQrStatus(String state, @Nullable String authCode) {

	static final WeChatQrStatus WAIT = new WeChatQrStatus("wait", null);

	static final WeChatQrStatus SCANNED = new WeChatQrStatus("scanned", null);

	static final WeChatQrStatus EXPIRED = new WeChatQrStatus("expired", null);

	static WeChatQrStatus ok(String authCode) {
		return new WeChatQrStatus("ok", authCode);
	}

	/**
	 * Without the code.
	 */
	@Override
	public String toString() {
		return "WeChatQrStatus[" + this.state + "]";
	}

}
