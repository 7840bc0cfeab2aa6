package cn.bootx.starter.core.client;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Collects what is known of a failed call.
 *
 * @since 0.1.0
 */
public final class PlatformExceptionBuilder {

	final Platform platform;

	final String api;

	String code = "";

	@Nullable String subCode;

	String message = "";

	@Nullable String requestId;

	ErrorVerdict verdict = ErrorVerdict.of(ErrorCategory.UNKNOWN);

	@Nullable Throwable cause;

	boolean outcomeUnknown;

	PlatformExceptionBuilder(Platform platform, String api) {
		this.platform = platform;
		this.api = api;
	}

	public PlatformExceptionBuilder code(Object code) {
		this.code = code.toString();
		return this;
	}

	public PlatformExceptionBuilder subCode(@Nullable String subCode) {
		this.subCode = subCode;
		return this;
	}

	/**
	 * The platform's text. Secrets in it are removed here.
	 */
	public PlatformExceptionBuilder message(@Nullable String message) {
		this.message = Redaction.redact(Objects.requireNonNullElse(message, ""));
		return this;
	}

	public PlatformExceptionBuilder requestId(@Nullable String requestId) {
		this.requestId = requestId;
		return this;
	}

	public PlatformExceptionBuilder verdict(ErrorVerdict verdict) {
		this.verdict = verdict;
		return this;
	}

	/**
	 * Asks the table for the verdict on the code, sub-code and message set so far.
	 */
	public PlatformExceptionBuilder verdict(ErrorTable table) {
		return verdict(table.verdict(this.code, this.subCode, this.message));
	}

	/** See {@link PlatformException#outcomeUnknown()}. */
	public PlatformExceptionBuilder outcomeUnknown(boolean outcomeUnknown) {
		this.outcomeUnknown = outcomeUnknown;
		return this;
	}

	public PlatformExceptionBuilder cause(@Nullable Throwable cause) {
		this.cause = cause;
		return this;
	}

	public PlatformException build() {
		return new PlatformException(this);
	}

	String text() {
		StringBuilder text = new StringBuilder(160).append(this.platform.id()).append(' ').append(this.api);
		text.append(" failed: ").append(this.verdict.category());
		if (!this.code.isEmpty()) {
			text.append(" [code ").append(this.code);
			if (this.subCode != null) {
				text.append(", sub-code ").append(this.subCode);
			}
			text.append(']');
		}
		if (!this.message.isEmpty()) {
			text.append(' ').append(this.message);
		}
		if (this.requestId != null && !this.message.contains(this.requestId)) {
			text.append(" (request id ").append(this.requestId).append(')');
		}
		if (this.verdict.hint() != null) {
			text.append(". Hint: ").append(this.verdict.hint());
		}
		return text.toString();
	}

}
