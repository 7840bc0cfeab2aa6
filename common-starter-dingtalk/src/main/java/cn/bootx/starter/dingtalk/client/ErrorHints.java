package cn.bootx.starter.dingtalk.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;

/**
 * Reads what DingTalk hides in its error texts: permissions with the link that requests
 * them, addresses, the end of a throttle, the reason behind code 310000.
 */
final class ErrorHints {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final Pattern SCOPES = Pattern.compile("requiredScopes=\\[([^\\]]+)]");

	private static final Pattern SCOPES_IN_TEXT = Pattern.compile("权限[：:]\\s*\\[([^\\]]+)]");

	private static final Pattern LINK = Pattern.compile("https://open-dev\\.dingtalk\\.com/[^\\s,，}\\]]+");

	private static final Pattern ADDRESS = Pattern.compile("(?:request ip=|ip )([0-9A-Fa-f.:]{7,})");

	private static final Pattern END_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private ErrorHints() {
	}

	/** Which permission to request where. */
	static String permission(String message, List<String> scopes) {
		String names = String.join(", ", scopes);
		if (names.isEmpty()) {
			names = find(SCOPES, message, 1);
		}
		if (names.isEmpty()) {
			names = find(SCOPES_IN_TEXT, message, 1);
		}
		String link = find(LINK, message, 0);
		return "request the permission " + (names.isEmpty() ? "of this API" : "[" + names + "]")
				+ " for the application "
				+ (link.isEmpty() ? "in the developer console (open-dev.dingtalk.com, Permissions)" : "at " + link);
	}

	/** Which address to add where. */
	static String address(String message) {
		String address = find(ADDRESS, message, 1);
		return "add " + (address.isEmpty() ? "the egress address of this process" : address)
				+ " to the server egress IP list of the application (developer console, Security Settings)";
	}

	/** How long a throttle lasts, or null if the text does not say. */
	static @Nullable Duration untilEndTime(String message, Instant now) {
		Matcher matcher = END_TIME.matcher(message);
		if (!matcher.find()) {
			return null;
		}
		try {
			Instant end = LocalDateTime.parse(matcher.group(), TIME).atZone(ZONE).toInstant();
			return end.isAfter(now) ? Duration.between(now, end) : Duration.ofSeconds(1);
		}
		catch (DateTimeException ex) {
			// A number that looks like a time is no reason to hide the error itself.
			return null;
		}
	}

	/** One code, four causes. */
	static ErrorVerdict robotSecurity(String message) {
		String text = message.toLowerCase(Locale.ROOT);
		if (text.contains("keyword") || text.contains("关键词")) {
			return ErrorVerdict.of(ErrorCategory.INVALID_ARGUMENT,
					"the message holds none of the robot's keywords; put one into the text or title, or change the "
							+ "keywords in the robot's security settings");
		}
		// The time comes before the signature: "签名过期" names both.
		if (text.contains("timestamp") || text.contains("过期")) {
			return ErrorVerdict.of(ErrorCategory.AUTH,
					"the signature's time is more than one hour away from the platform's; set this machine's clock (NTP)");
		}
		if (text.contains("sign") || text.contains("签名")) {
			return ErrorVerdict.of(ErrorCategory.AUTH,
					"the signature does not match; copy the SEC… secret from the robot's security settings, or "
							+ "leave it out if signing is not switched on there");
		}
		if (text.contains("whitelist") || text.contains("白名单") || text.contains("ip")) {
			String address = find(ADDRESS, message, 1);
			return ErrorVerdict.of(ErrorCategory.IP_NOT_ALLOWED,
					"add " + (address.isEmpty() ? "the egress address of this process" : address)
							+ " to the addresses in the robot's security settings");
		}
		return ErrorVerdict.of(ErrorCategory.UNKNOWN, "compare keywords, signing and addresses in the robot's security "
				+ "settings with what is configured here");
	}

	/** Why a robot cannot be reached. */
	static String robotGone(String code, String message) {
		if (message.contains("session")) {
			return "the session webhook has expired (90 minutes after the message); send through the application's robot";
		}
		return switch (code) {
			case "400013", "group.disbanded" -> "the group is dissolved; take the robot out of the configuration";
			case "400102", "bot.stopped" -> "the robot is stopped; a group owner can start it in the group's settings";
			case "400106", "not.allowed.robotCode" -> "the robot is not in the group any more";
			case "300001", "300005", "400101" ->
				"the access token is not one of a robot; copy it from the webhook address in the robot's settings";
			default -> "the robot or the chat does not exist any more";
		};
	}

	private static String find(Pattern pattern, String text, int group) {
		Matcher matcher = pattern.matcher(text);
		return matcher.find() ? matcher.group(group) : "";
	}

}
