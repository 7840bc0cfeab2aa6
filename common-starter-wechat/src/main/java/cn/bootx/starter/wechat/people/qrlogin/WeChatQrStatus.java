package cn.bootx.starter.wechat.people.qrlogin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * The status of a QR code.
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

	/** Whether nothing follows. */
	public boolean isFinal() {
		return this.equals(EXPIRED) || this.authCode != null;
	}

	/** As a page reads it: {@code {"status":"ok","authCode":"…"}}. */
	public String json() {
		ObjectNode json = Json.object().put("status", this.state);
		if (this.authCode != null) {
			json.put("authCode", this.authCode);
		}
		return Json.write(json);
	}

	/**
	 * Without the code.
	 */
	@Override
	public String toString() {
		return "WeChatQrStatus[" + this.state + "]";
	}

}
