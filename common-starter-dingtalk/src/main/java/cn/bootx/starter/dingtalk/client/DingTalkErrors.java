package cn.bootx.starter.dingtalk.client;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorTable;

/**
 * What DingTalk's errors mean, whichever family reports them: the codes and texts of the
 * file {@code errors.json}, and the rules that depend on the words of an answer.
 */
final class DingTalkErrors {

	private static final ErrorTable TABLE = ErrorTable.load(DingTalkErrors.class, "errors.json");

	/** Codes of the gateway, which say nothing without their sub-code. */
	private static final Set<String> GATEWAY = Set.of("88", "15");

	/** A robot's keyword, signature, time or address check; only the text says which. */
	private static final String ROBOT_SECURITY = "310000";

	private final Clock clock;

	DingTalkErrors(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Decides what an error means.
	 * @param scopes missing permissions that the answer names outside of its message
	 */
	ErrorTable.Verdict verdict(String code, @Nullable String subCode, String message, List<String> scopes) {
		String effective = (subCode != null && GATEWAY.contains(code)) ? subCode : code;
		ErrorTable.Verdict verdict = verdict(effective, message);
		return switch (verdict.category()) {
			case THROTTLED ->
				ErrorTexts.untilEndTime(message, this.clock.instant()).map(verdict::withRetryAfter).orElse(verdict);
			case PERMISSION -> verdict.withHint(ErrorTexts.permission(verdict.hint(), message, scopes));
			default -> verdict;
		};
	}

	private static ErrorTable.Verdict verdict(String code, String message) {
		if (code.equals(ROBOT_SECURITY)) {
			String cause = robotSecurity(message.toLowerCase(Locale.ROOT));
			return (cause != null) ? TABLE.named(cause, message) : TABLE.verdict(code, message);
		}
		ErrorTable.Verdict verdict = TABLE.verdict(code, message);
		if (verdict.category() == ErrorCategory.UNKNOWN && isThrottle(message.toLowerCase(Locale.ROOT))) {
			return TABLE.named("throttled-by-its-text", message);
		}
		boolean session = verdict.category() == ErrorCategory.NOT_FOUND && message.contains("session");
		return session ? TABLE.named("robot-session", message) : verdict;
	}

	/** One code, four causes. */
	private static @Nullable String robotSecurity(String text) {
		if (text.contains("keyword") || text.contains("关键词")) {
			return "robot-keyword";
		}
		// The time comes before the signature: "签名过期" names both.
		if (text.contains("timestamp") || text.contains("过期")) {
			return "robot-time";
		}
		if (text.contains("sign") || text.contains("签名")) {
			return "robot-signature";
		}
		return (text.contains("whitelist") || text.contains("白名单") || text.contains("ip")) ? "robot-address" : null;
	}

	/** Throttles have had many codes; their words are more stable. */
	private static boolean isThrottle(String text) {
		return text.contains("too fast") || text.contains("too many") || text.contains("over limit")
				|| text.contains("限流");
	}

}
