package cn.bootx.starter.wechat.people.qrlogin;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * Who has scanned the QR code.
 *
 * @param account name of the official account
 * @param openId the user in that account, nothing without {@code appId}
 * @param subject with {@link Purpose#BIND} the host's user that the code was made for
 * @since 0.1.0
 */
public record WeChatLogin(String account, String appId, String openId, Purpose purpose, @Nullable String subject) {

	/** What a scan is for. */
	public enum Purpose {

		LOGIN,

		/** A user who is logged in binds a WeChat to the account. */
		BIND

	}

	/**
	 * A QR code to be scanned in {@code expiresIn} seconds; the key is the browser's
	 * secret and never shows in it.
	 */
	public record QrCode(String qrCodeKey, String qrCodeUrl, long expiresIn) {

		@Override
		public String toString() {
			return "QrCode[expiresIn=" + this.expiresIn + "]";
		}

	}

	/**
	 * The status {@code wait}, {@code scanned} (only where the user must confirm),
	 * {@code ok} or {@code expired}. With {@code ok} comes what the login is exchanged
	 * for, once, within a minute.
	 */
	public record Status(String state, @Nullable String authCode) {

		static final Status WAIT = new Status("wait", null);

		static final Status SCANNED = new Status("scanned", null);

		static final Status EXPIRED = new Status("expired", null);

		static Status ok(String authCode) {
			return new Status("ok", authCode);
		}

		public boolean isFinal() {
			return this.equals(EXPIRED) || this.authCode != null;
		}

		/** As a page reads it: {@code {"status":"ok","authCode":"…"}}. */
		public String json() {
			return Json.write(Json.object("status", this.state, "authCode", this.authCode));
		}

		@Override
		public String toString() {
			return "Status[" + this.state + "]";
		}

	}

	/** A code was first scanned. Published on the node that WeChat pushed to. */
	public record ScannedEvent(WeChatLogin login) {
	}

}
