package cn.bootx.starter.dingtalk.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads what DingTalk hides in its error texts: permissions with the link that requests
 * them, and the end of a throttle.
 */
final class ErrorTexts {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final Pattern SCOPES = Pattern.compile("(?:requiredScopes=|权限[：:]\\s*)\\[([^\\]]+)]");

	private static final Pattern LINK = Pattern.compile("https://open-dev\\.dingtalk\\.com/[^\\s,，}\\]]+");

	private static final Pattern END_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private ErrorTexts() {
	}

	/** The hint with the permission to request, and the page where. */
	static @Nullable String permission(@Nullable String hint, String message, List<String> scopes) {
		if (hint == null) {
			return null;
		}
		String names = scopes.isEmpty() ? find(SCOPES, message, 1) : String.join(", ", scopes);
		String page = find(LINK, message, 0);
		return hint.replace("{permission}", names.isEmpty() ? "(API)" : "[" + names + "]")
			.replace("{page}", page.isEmpty() ? "https://open-dev.dingtalk.com" : page);
	}

	/** How long a throttle lasts, or empty if the text does not say. */
	static Optional<Duration> untilEndTime(String message, Instant now) {
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
