package cn.bootx.starter.wechat.qrlogin;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a login stands, as the store keeps it.
 *
 * @param state where it is
 * @param expiresAt when it ends, in milliseconds; a change keeps it
 * @param openId who has scanned, or null
 * @param authCode what was given to the browser, or null
 */
record QrSession(State state, long expiresAt, @Nullable String openId, @Nullable String authCode) {

	enum State {

		/** Nobody has scanned. */
		WAIT,

		/** Somebody has. */
		SCANNED,

		/** The browser has its code. */
		ISSUED

	}

	static QrSession waiting(long expiresAt) {
		return new QrSession(State.WAIT, expiresAt, null, null);
	}

	QrSession scannedBy(String by) {
		return new QrSession(State.SCANNED, this.expiresAt, by, null);
	}

	QrSession issued(String code, long until) {
		return new QrSession(State.ISSUED, until, this.openId, code);
	}

	/** What is left of its time; at least a moment, so that it can be stored. */
	Duration left(long now) {
		return Duration.ofMillis(Math.max(1, this.expiresAt - now));
	}

	String encode() {
		return this.state + "|" + this.expiresAt + "|" + text(this.openId) + "|" + text(this.authCode);
	}

	static QrSession decode(String stored) {
		String[] parts = stored.split("\\|", -1);
		return new QrSession(State.valueOf(parts[0]), Long.parseLong(parts[1]), parts[2].isEmpty() ? null : parts[2],
				parts[3].isEmpty() ? null : parts[3]);
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	@Override
	public String toString() {
		return "QrSession[" + this.state + "]";
	}

}
