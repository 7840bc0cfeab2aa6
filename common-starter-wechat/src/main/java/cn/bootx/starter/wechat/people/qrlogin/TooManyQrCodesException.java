package cn.bootx.starter.wechat.people.qrlogin;

import java.time.Duration;

/**
 * An address asked for more QR codes than it may. Each costs the account one of its 100
 * 000 a day.
 *
 * @since 0.1.0
 */
public class TooManyQrCodesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Duration retryAfter;

	public TooManyQrCodesException(int max, Duration retryAfter) {
		super("More than " + max + " QR codes were asked for; repeat in " + retryAfter.toSeconds()
				+ " s, or raise bootx.starter.third.wechat.qr-login.max-pending-per-client");
		this.retryAfter = retryAfter;
	}

	public Duration retryAfter() {
		return this.retryAfter;
	}

}
