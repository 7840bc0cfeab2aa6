package cn.bootx.starter.core.client;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A platform refused a call, or could not be reached. One type for all platforms, so that
 * a host can decide by {@link #category()} and {@link #retryable()} and log the rest.
 * <p>
 * The message holds the platform, the API, the codes, the platform's text with secrets
 * removed, the request id and a hint; never a URL with its query.
 *
 * @since 0.1.0
 */
public class PlatformException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Details details;

	protected PlatformException(Builder builder) {
		super(builder.text(), builder.cause);
		this.details = new Details(builder.platform, builder.api, builder.code, builder.subCode, builder.message,
				builder.requestId, builder.verdict, builder.outcomeUnknown);
	}

	/**
	 * Begins an exception.
	 * @param api path or name of the API that was called, without query
	 */
	public static Builder of(Platform platform, String api) {
		return new Builder(platform, api);
	}

	/**
	 * The exception for an account, robot or template that this application does not
	 * know: nothing was called.
	 * @param what the kind of thing in one word; the code is {@code unknown-robot} for
	 * {@code robot}
	 * @param hint what to write where, so that it is known
	 */
	public static PlatformException notFound(Platform platform, String api, String what, String name,
			Collection<String> known, String hint) {
		return of(platform, api).code("unknown-" + what)
			.message("there is no " + what + " '" + name + "'; "
					+ (known.isEmpty() ? "none is configured" : "there are " + new TreeSet<>(known)))
			.category(ErrorCategory.NOT_FOUND, hint)
			.build();
	}

	public Platform platform() {
		return this.details.platform;
	}

	/** Never null, unlike that of other exceptions. */
	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

	/** Path or name of the API that was called, without query. */
	public String api() {
		return this.details.api;
	}

	/**
	 * The platform's own code, for example {@code 40001} or
	 * {@code InvalidAuthentication}; {@code io} when the platform could not be reached.
	 */
	public String code() {
		return this.details.code;
	}

	/** The code behind a gateway's general code, DingTalk's {@code sub_code}. */
	public Optional<String> subCode() {
		return Optional.ofNullable(this.details.subCode);
	}

	/** The platform's text, with secrets removed. */
	public String platformMessage() {
		return this.details.message;
	}

	/** The id under which the platform's support finds the call. */
	public Optional<String> requestId() {
		return Optional.ofNullable(this.details.requestId);
	}

	public ErrorCategory category() {
		return this.details.verdict.category();
	}

	/** Whether the same call may succeed later without a change. */
	public boolean retryable() {
		return this.details.verdict.retryable();
	}

	/**
	 * Whether the call was sent and its answer lost, so that the platform may have
	 * executed it: to send it again may do the same thing twice. Look at the result first
	 * where the platform has a query for it, or use an id that makes the repetition
	 * harmless. Also true where a gateway answered in the platform's place, or an answer
	 * reports success without what it must have. False for a read whose answer was lost.
	 */
	public boolean outcomeUnknown() {
		return this.details.outcomeUnknown;
	}

	/** The same for any failure of a call: of this library, or of a service of WxJava. */
	public static boolean isOutcomeUnknown(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof PlatformException known) {
				return known.outcomeUnknown();
			}
			if (SendOnce.wasSent(cause)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * This failure as the caller of another call sees it, which was not sent because of
	 * it: its outcome is known.
	 */
	public PlatformException beforeSending() {
		Details known = this.details;
		return known.outcomeUnknown ? of(known.platform, known.api).code(known.code)
			.subCode(known.subCode)
			.message(known.message)
			.requestId(known.requestId)
			.verdict(known.verdict)
			.cause(this)
			.build() : this;
	}

	/**
	 * This failure as the sender of a message in several parts sees it. Its outcome is
	 * unknown: to send all of it again would send the first parts twice.
	 */
	public PlatformException afterParts(int sent, int parts) {
		Details known = this.details;
		return of(known.platform, known.api).code(known.code)
			.subCode(known.subCode)
			.message(sent + " of " + parts + " parts were sent, the next one failed: " + known.message)
			.requestId(known.requestId)
			.verdict(known.verdict)
			.outcomeUnknown(true)
			.cause(this)
			.build();
	}

	/**
	 * Whether the platform refused the access token, so that the call was not executed.
	 */
	public boolean tokenRejected() {
		return this.details.verdict.tokenRejected();
	}

	/** What the operator should do. */
	public Optional<String> hint() {
		return Optional.ofNullable(this.details.verdict.hint());
	}

	/** How long the platform asks to wait. */
	public Optional<Duration> retryAfter() {
		return Optional.ofNullable(this.details.verdict.retryAfter());
	}

	private record Details(Platform platform, String api, String code, @Nullable String subCode, String message,
			@Nullable String requestId, ErrorTable.Verdict verdict, boolean outcomeUnknown) implements Serializable {
	}

	/** Collects what is known of a failed call. */
	public static final class Builder {

		final Platform platform;

		final String api;

		String code = "";

		@Nullable String subCode;

		String message = "";

		@Nullable String requestId;

		ErrorTable.Verdict verdict = ErrorTable.Verdict.of(ErrorCategory.UNKNOWN);

		@Nullable Throwable cause;

		boolean outcomeUnknown;

		Builder(Platform platform, String api) {
			this.platform = platform;
			this.api = api;
		}

		public Builder code(Object code) {
			this.code = code.toString();
			return this;
		}

		public Builder subCode(@Nullable String subCode) {
			this.subCode = subCode;
			return this;
		}

		/** The platform's text. Secrets in it are removed here. */
		public Builder message(@Nullable String message) {
			this.message = Redaction.redact(Objects.requireNonNullElse(message, ""));
			return this;
		}

		public Builder requestId(@Nullable String requestId) {
			this.requestId = requestId;
			return this;
		}

		public Builder verdict(ErrorTable.Verdict verdict) {
			this.verdict = verdict;
			return this;
		}

		/** A kind of failure. */
		public Builder category(ErrorCategory category) {
			return category(category, null);
		}

		/** A kind of failure, with what the operator should do. */
		public Builder category(ErrorCategory category, @Nullable String hint) {
			return verdict(ErrorTable.Verdict.of(category).withHint(hint));
		}

		/** How long to wait. */
		public Builder retryAfter(Duration time) {
			return verdict(this.verdict.withRetryAfter(time));
		}

		/** What the table says about the code and message set so far. */
		public Builder verdict(ErrorTable table) {
			return verdict(table.verdict(this.code, this.message));
		}

		/** See {@link PlatformException#outcomeUnknown()}. */
		public Builder outcomeUnknown(boolean outcomeUnknown) {
			this.outcomeUnknown = outcomeUnknown;
			return this;
		}

		public Builder cause(@Nullable Throwable cause) {
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

}
