package cn.bootx.starter.wechat.people.qrlogin;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * The state of a login, as the store keeps it.
 *
 * @param state where it is
 * @param expiresAt when it ends, in milliseconds; a scan keeps it
 * @param purpose what the scan is for
 * @param subject the host's user for a binding, or null
 * @param openId who has scanned, or null
 * @param authCode what was given to the browser, or null
 * @param client hash of the client whose pending code it is, or null
 * @param browser hash of the browser's cookie, or null if the host asked for the code
 */
record QrSession(State state, long expiresAt, WeChatLogin.Purpose purpose, @Nullable String subject,
		@Nullable String openId, @Nullable String authCode, @Nullable String client, @Nullable String browser) {

	enum State {

		/** Not scanned. */
		WAIT,

		/** Scanned, to be confirmed. */
		SCANNED,

		/** Scanned, and nothing is missing. */
		READY,

		/** The browser has its code. */
		ISSUED

	}

	static QrSession waiting(long expiresAt, WeChatLogin.Purpose purpose, @Nullable String subject, String client,
			@Nullable String browser) {
		return new QrSession(State.WAIT, expiresAt, purpose, subject, null, null, client, browser);
	}

	QrSession scannedBy(String by, boolean mustConfirm) {
		return new QrSession(mustConfirm ? State.SCANNED : State.READY, this.expiresAt, this.purpose, this.subject, by,
				null, this.client, this.browser);
	}

	QrSession confirmed() {
		return new QrSession(State.READY, this.expiresAt, this.purpose, this.subject, this.openId, null, this.client,
				this.browser);
	}

	QrSession issued(String code, long until) {
		return new QrSession(State.ISSUED, until, this.purpose, this.subject, this.openId, code, this.client,
				this.browser);
	}

	/** What is left of its time; at least a moment, so that it can be stored. */
	Duration left(long now) {
		return Duration.ofMillis(Math.max(1, this.expiresAt - now));
	}

	String encode() {
		return Json.write(this);
	}

	static QrSession decode(String stored) {
		return Json.read(stored, QrSession.class);
	}

	@Override
	public String toString() {
		return "QrSession[" + this.state + "]";
	}

}
