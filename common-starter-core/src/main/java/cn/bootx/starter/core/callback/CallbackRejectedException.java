package cn.bootx.starter.core.callback;

/**
 * A push is not what it must be. The caller gets the status and an empty body; the reason
 * is for the log and holds nothing of the body.
 *
 * @since 0.1.0
 */
public class CallbackRejectedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	public CallbackRejectedException(int status, String reason) {
		// Thrown for whatever an attacker sends: no stack trace, so that it stays cheap.
		super(reason, null, false, false);
		this.status = status;
	}

	/** The sender cannot prove that it is the platform. */
	public static CallbackRejectedException forbidden(String reason) {
		return new CallbackRejectedException(403, reason);
	}

	/** The push has not the form of the platform's pushes. */
	public static CallbackRejectedException malformed(String reason) {
		return new CallbackRejectedException(400, reason);
	}

	public int status() {
		return this.status;
	}

}
