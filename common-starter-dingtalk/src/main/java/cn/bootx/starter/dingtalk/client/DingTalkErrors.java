package cn.bootx.starter.dingtalk.client;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.ErrorVerdict;

/**
 * What DingTalk's errors mean, whichever family reports them.
 */
final class DingTalkErrors implements ErrorTable {

	/** A banned address is free again after five minutes. */
	private static final Duration BAN = Duration.ofMinutes(5);

	private static final Duration ONE_SECOND = Duration.ofSeconds(1);

	private static final Duration ONE_MINUTE = Duration.ofMinutes(1);

	/** A robot that sent more than 20 messages in a minute pauses for ten. */
	private static final Duration ROBOT_PENALTY = Duration.ofMinutes(10);

	private final Clock clock;

	DingTalkErrors(Clock clock) {
		this.clock = clock;
	}

	@Override
	public ErrorVerdict verdict(String code, @Nullable String subCode, String message) {
		return verdict(code, subCode, message, List.of());
	}

	/**
	 * Says what an error means.
	 * @param scopes missing permissions that the answer names outside of its message
	 */
	ErrorVerdict verdict(String code, @Nullable String subCode, String message, List<String> scopes) {
		String effective = (subCode != null && DingTalkCodes.isGateway(code)) ? subCode : code;
		if (code.equals("88") && subCode == null) {
			// The gateway's own authentication service did not answer.
			return ErrorVerdict.of(ErrorCategory.TRANSIENT);
		}
		return switch (DingTalkCodes.kind(effective)) {
			case TOKEN -> ErrorVerdict.rejectedToken();
			case CREDENTIALS -> ErrorVerdict.of(ErrorCategory.AUTH,
					"compare app-key and app-secret with Client ID and Client Secret in the developer console");
			case PERMISSION -> ErrorVerdict.of(ErrorCategory.PERMISSION, ErrorHints.permission(message, scopes));
			case SCOPE -> ErrorVerdict.of(ErrorCategory.PERMISSION,
					"widen the visible scope of the application in the admin console, so that it has this user or "
							+ "department");
			case IP -> ErrorVerdict.of(ErrorCategory.IP_NOT_ALLOWED, ErrorHints.address(message));
			case ROBOT_SECURITY -> ErrorHints.robotSecurity(message);
			case ROBOT_GONE -> ErrorVerdict.of(ErrorCategory.NOT_FOUND, ErrorHints.robotGone(effective, message));
			case ROBOT_THROTTLED -> throttled(message, ROBOT_PENALTY);
			case SECOND -> throttled(message, ONE_SECOND);
			case MINUTE -> throttled(message, ONE_MINUTE);
			case BAN -> throttled(message, BAN)
				.withHint("this egress address made more than 10 000 calls in 20 s; stop calling for five minutes");
			case QUOTA -> ErrorVerdict.of(ErrorCategory.QUOTA,
					"the organisation's monthly allowance is used up; it can be enlarged in the developer console");
			case INVALID -> ErrorVerdict.of(ErrorCategory.INVALID_ARGUMENT);
			case CONTENT -> ErrorVerdict.of(ErrorCategory.INVALID_ARGUMENT,
					"the platform does not accept this content; repeating it does not help");
			case NOT_FOUND -> ErrorVerdict.of(ErrorCategory.NOT_FOUND);
			case UNKNOWN_PATH -> ErrorVerdict.of(ErrorCategory.NOT_FOUND,
					"the platform does not know this path; check oapi-base-url and api-base-url");
			case TRANSIENT -> ErrorVerdict.of(ErrorCategory.TRANSIENT);
			case UNKNOWN -> unknown(message);
		};
	}

	/** Throttles have had many codes; their words are more stable. */
	private ErrorVerdict unknown(String message) {
		String text = message.toLowerCase(Locale.ROOT);
		boolean throttled = text.contains("too fast") || text.contains("too many") || text.contains("over limit")
				|| text.contains("限流");
		return throttled ? throttled(message, ONE_MINUTE) : ErrorVerdict.of(ErrorCategory.UNKNOWN);
	}

	private ErrorVerdict throttled(String message, Duration otherwise) {
		Duration named = ErrorHints.untilEndTime(message, this.clock.instant());
		return ErrorVerdict.of(ErrorCategory.THROTTLED).withRetryAfter((named != null) ? named : otherwise);
	}

}
