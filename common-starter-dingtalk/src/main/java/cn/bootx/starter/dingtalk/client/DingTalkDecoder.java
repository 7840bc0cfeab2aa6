package cn.bootx.starter.dingtalk.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;

/**
 * Reads the answers of both families. The old one says {@code errcode} with HTTP 200,
 * sometimes as a string, and hides the reason in {@code sub_code}; the new one says
 * {@code code} with HTTP 4xx and 5xx. An unknown path of the new family is answered in
 * the old way with HTTP 200, so {@code errcode} counts everywhere. What an error means is
 * in {@code errors.json}, or depends on the words of the answer.
 */
record DingTalkDecoder(Clock clock) implements PlatformClient.Decoder {

	private static final ErrorTable TABLE = ErrorTable.load(DingTalkDecoder.class, "errors.json");

	/** Codes of the gateway, which say nothing without their sub-code. */
	private static final Set<String> GATEWAY = Set.of("88", "15");

	/** A robot's keyword, signature, time or address check; only the text says which. */
	private static final String ROBOT_SECURITY = "310000";

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final Pattern SCOPES = Pattern.compile("(?:requiredScopes=|权限[：:]\\s*)\\[([^\\]]+)]");

	private static final Pattern LINK = Pattern.compile("https://open-dev\\.dingtalk\\.com/[^\\s,，}\\]]+");

	private static final Pattern END_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final Pattern SUB_CODE = Pattern.compile("subcode=([^,\\]\\s]+)");

	/** A robot that sends too much is redirected to a page that says so. */
	private static final String ROBOT = "/robot/send";

	@Override
	public JsonNode decode(ApiCall call, PlatformClient.Answer response) {
		JsonNode json = Json.readOrNull(response.body());
		if (response.status() >= 300 && response.status() < 400 && call.api().equals(ROBOT)) {
			throw failure(call, response, "http-302", null, "redirected the call of a robot", "", List.of());
		}
		if (json == null || !json.isObject() && !(json.isArray() && isNewFamily(call))) {
			throw UnreadableAnswer.of(Platform.DING_TALK, call, response);
		}
		String code = json.path("errcode").asText("0");
		if (!code.equals("0")) {
			throw oldFailure(call, response, code, json);
		}
		if (json.path("punish").isTextual()) {
			throw banned(call, response, json);
		}
		if (response.status() >= 300) {
			throw newFailure(call, response, json);
		}
		return json;
	}

	/** Some reads of the new family answer a list. */
	private static boolean isNewFamily(ApiCall call) {
		return call.api().startsWith("/v");
	}

	private PlatformException oldFailure(ApiCall call, PlatformClient.Answer response, String code, JsonNode json) {
		String message = json.path("errmsg").asText("");
		String subCode = json.path("sub_code").asText("");
		if (subCode.isEmpty()) {
			Matcher matcher = SUB_CODE.matcher(message);
			subCode = matcher.find() ? matcher.group(1) : "";
		}
		// The gateway repeats the reason inside errmsg; sub_msg is the clean one.
		String reason = json.path("sub_msg").asText("");
		return failure(call, response, code, subCode.isEmpty() ? null : subCode, reason.isEmpty() ? message : reason,
				json.path("request_id").asText(""), List.of());
	}

	private PlatformException newFailure(ApiCall call, PlatformClient.Answer response, JsonNode json) {
		String code = json.path("code").asText("");
		if (code.isEmpty()) {
			return UnreadableAnswer.of(Platform.DING_TALK, call, response);
		}
		List<String> scopes = new ArrayList<>();
		json.path("accessdenieddetail").path("requiredScopes").forEach((scope) -> scopes.add(scope.asText()));
		String requestId = json.path("requestid").asText(json.path("requestId").asText(""));
		return failure(call, response, code, null, json.path("message").asText(""), requestId, scopes);
	}

	/** The ban of an address has a form of its own, in both families. */
	private PlatformException banned(ApiCall call, PlatformClient.Answer response, JsonNode json) {
		return failure(call, response, json.path("status").asText("1111"), null,
				"this address is banned for too many calls", json.path("uuid").asText(""), List.of());
	}

	private PlatformException failure(ApiCall call, PlatformClient.Answer response, String code,
			@Nullable String subCode, String message, String requestId, List<String> scopes) {
		ErrorTable.Verdict verdict = verdict(code, subCode, message, scopes);
		return PlatformException.of(Platform.DING_TALK, call.api())
			.code(code)
			.subCode(subCode)
			.message(message)
			.requestId(requestId.isEmpty() ? null : requestId)
			.verdict(verdict)
			.outcomeUnknown(call.mayBeExecuted(response, verdict.category()))
			.build();
	}

	/** Decides by code, text and the permissions that the answer names. */
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
		if (verdict.category() == ErrorCategory.UNKNOWN && message.contains("todo.task")) {
			// Every mistake has one code; what it is only the text says.
			return TABLE.named(message.contains("not exist") ? "todo-unknown" : "todo-parameter", message);
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
