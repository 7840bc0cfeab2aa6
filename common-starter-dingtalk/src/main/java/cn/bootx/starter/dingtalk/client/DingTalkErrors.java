package cn.bootx.starter.dingtalk.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorTable;

/**
 * What DingTalk's errors mean, whichever family reports them: the codes and texts of the
 * file {@code errors.json}, and the rules that depend on the words of an answer.
 */
record DingTalkErrors(Clock clock) {

	private static final ErrorTable TABLE = ErrorTable.load(DingTalkErrors.class, "errors.json");

	/** Codes of the gateway, which say nothing without their sub-code. */
	private static final Set<String> GATEWAY = Set.of("88", "15");

	/** A robot's keyword, signature, time or address check; only the text says which. */
	private static final String ROBOT_SECURITY = "310000";

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final Pattern SCOPES = Pattern.compile("(?:requiredScopes=|权限[：:]\\s*)\\[([^\\]]+)]");

	private static final Pattern LINK = Pattern.compile("https://open-dev\\.dingtalk\\.com/[^\\s,，}\\]]+");

	private static final Pattern END_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	/**
	 * Decides what an error means.
	 * @param scopes missing permissions that the answer names outside of its message
	 */
	ErrorTable.Verdict verdict(String code, @Nullable String subCode, String message, List<String> scopes) {
		String effective = (subCode != null && GATEWAY.contains(code)) ? subCode : code;
		ErrorTable.Verdict verdict = verdict(effective, message);
		return switch (verdict.category()) {
			case THROTTLED -> untilEndTime(message, this.clock.instant()).map(verdict::withRetryAfter).orElse(verdict);
			case PERMISSION -> verdict.withHint(permission(verdict.hint(), message, scopes));
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

	/** The hint with the permission to request, and the page where. */
	private static @Nullable String permission(@Nullable String hint, String message, List<String> scopes) {
		if (hint == null) {
			return null;
		}
		String names = scopes.isEmpty() ? find(SCOPES, message, 1) : String.join(", ", scopes);
		String page = find(LINK, message, 0);
		return hint.replace("{permission}", names.isEmpty() ? "(API)" : "[" + names + "]")
			.replace("{page}", page.isEmpty() ? "https://open-dev.dingtalk.com" : page);
	}

	/** How long a throttle lasts, or empty if the text does not say. */
	private static Optional<Duration> untilEndTime(String message, Instant now) {
		Matcher matcher = END_TIME.matcher(message);
		if (!matcher.find()) {
			return Optional.empty();
		}
		try {
			Instant end = LocalDateTime.parse(matcher.group(), TIME).atZone(ZONE).toInstant();
			return Optional.of(end.isAfter(now) ? Duration.between(now, end) : Duration.ofSeconds(1));
		}
		catch (DateTimeException ex) {
			// A number that looks like a time must not hide the error itself.
			return Optional.empty();
		}
	}

	private static String find(Pattern pattern, String text, int group) {
		Matcher matcher = pattern.matcher(text);
		return matcher.find() ? matcher.group(group) : "";
	}

}
