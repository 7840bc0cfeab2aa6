package cn.bootx.starter.core.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer that is not the platform's JSON (a proxy's error page, a truncated body, a
 * gateway's status), or that reports success without what the caller needs.
 *
 * @since 0.1.0
 */
public final class UnreadableAnswer {

	/** Code of an answer that reports success without what the caller needs. */
	public static final String INCOMPLETE = "unreadable-answer";

	private static final String HINT = "a proxy or gateway between this process and the platform may have answered; "
			+ "check the base URL and the proxy";

	private UnreadableAnswer() {
	}

	/** The exception for it. The body is left out, because it may hold anything. */
	public static PlatformException of(Platform platform, ApiCall call, PlatformClient.Answer response) {
		int status = response.status();
		// A redirect comes from a gateway: no API of a platform redirects.
		ErrorCategory category = (status == 429) ? ErrorCategory.THROTTLED
				: (status >= 500 || status < 400) ? ErrorCategory.TRANSIENT : ErrorCategory.UNKNOWN;
		return PlatformException.of(platform, call.api())
			.code("http-" + status)
			.message("answered HTTP " + status + " with " + response.body().length + " bytes of "
					+ response.contentType() + " instead of its JSON")
			.category(category, HINT)
			.outcomeUnknown(call.mayBeExecuted() && (status < 300 || status >= 500))
			.build();
	}

	/**
	 * The exception for an answer that reports success without what the caller needs. The
	 * platform may have executed the call.
	 * @param missing what is missing, never what is there in its place
	 */
	public static PlatformException without(Platform platform, String api, String missing) {
		return incomplete(platform, api, "answered without " + missing).outcomeUnknown(true).build();
	}

	/** The exception for a list where the platform answers an object. */
	static PlatformException ofList(Platform platform, ApiCall call) {
		return incomplete(platform, call.api(), "answered without an object").outcomeUnknown(call.mayBeExecuted())
			.build();
	}

	private static PlatformException.Builder incomplete(Platform platform, String api, String message) {
		return PlatformException.of(platform, api)
			.code(INCOMPLETE)
			.message(message)
			.category(ErrorCategory.TRANSIENT, HINT);
	}

	/**
	 * The exception for an answer that a platform's SDK could not read, in the same way.
	 */
	public static PlatformException ofSdk(Platform platform, String api, Exception failure) {
		return incomplete(platform, api, "the answer could not be read: " + failure.getClass().getSimpleName())
			.outcomeUnknown(true)
			.cause(failure)
			.build();
	}

	/**
	 * The text or whole number that an answer must have.
	 * @param members its name, and further names that platforms have used for it
	 */
	public static String require(Platform platform, String api, JsonNode answer, String... members) {
		for (String member : members) {
			JsonNode value = answer.path(member);
			if ((value.isTextual() || value.isIntegralNumber()) && !value.asText().isBlank()) {
				return value.asText();
			}
		}
		throw without(platform, api, String.join(" or ", members));
	}

	/** The whole number that an answer must have, also one that is written as a text. */
	public static long number(Platform platform, String api, JsonNode answer, String member) {
		JsonNode value = answer.path(member);
		if (value.isIntegralNumber() && value.canConvertToLong()) {
			return value.longValue();
		}
		try {
			return Long.parseLong(value.asText());
		}
		catch (NumberFormatException ex) {
			throw without(platform, api, member);
		}
	}

	/** The list that an answer must have; it may be empty. */
	public static JsonNode list(Platform platform, String api, JsonNode answer, String member) {
		if (!answer.path(member).isArray()) {
			throw without(platform, api, member);
		}
		return answer.path(member);
	}

}
