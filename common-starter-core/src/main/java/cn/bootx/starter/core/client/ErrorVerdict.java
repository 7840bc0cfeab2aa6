package cn.bootx.starter.core.client;

import java.io.Serializable;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a platform's error code means for the caller.
 *
 * @param category kind of failure
 * @param retryable whether the same call may succeed later without a change
 * @param tokenRejected whether the platform refused the access token of the call, so that
 * the call was not executed and may be repeated with a new one
 * @param hint what the operator should do, or null where the message says enough
 * @param retryAfter how long the platform asks to wait, or null if it does not say
 * @since 0.1.0
 */
public record ErrorVerdict(ErrorCategory category, boolean retryable, boolean tokenRejected, @Nullable String hint,
		@Nullable Duration retryAfter) implements Serializable {

	public static ErrorVerdict of(ErrorCategory category) {
		boolean retryable = category == ErrorCategory.TRANSIENT || category == ErrorCategory.THROTTLED;
		return new ErrorVerdict(category, retryable, false, null, null);
	}

	public static ErrorVerdict of(ErrorCategory category, String hint) {
		return of(category).withHint(hint);
	}

	/**
	 * The platform did not accept the access token.
	 */
	public static ErrorVerdict rejectedToken() {
		return new ErrorVerdict(ErrorCategory.AUTH, true, true, null, null);
	}

	public ErrorVerdict withHint(@Nullable String hint) {
		return new ErrorVerdict(this.category, this.retryable, this.tokenRejected, hint, this.retryAfter);
	}

	public ErrorVerdict withRetryAfter(Duration retryAfter) {
		return new ErrorVerdict(this.category, this.retryable, this.tokenRejected, this.hint, retryAfter);
	}

}
