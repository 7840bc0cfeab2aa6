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

	/**
	 * The exception for it. The body is left out, because it may hold anything.
	 */
	public static PlatformException of(Platform platform, ApiCall call, ApiResponse response) {
		int status = response.status();
		// A redirect comes from a gateway: no API of a platform redirects.
		ErrorCategory category = (status == 429) ? ErrorCategory.THROTTLED
				: (status >= 500 || status < 400) ? ErrorCategory.TRANSIENT : ErrorCategory.UNKNOWN;
		return PlatformException.of(platform, call.api())
			.code("http-" + status)
			.message("answered HTTP " + status + " with " + response.body().length + " bytes of "
					+ response.contentType() + " instead of its JSON")
			.verdict(ErrorVerdict.of(category, HINT))
			.build();
	}

	/**
	 * The exception for an answer that reports success without what the caller needs.
	 * @param api path or name of the API
	 * @param missing what is missing, never what is there in its place
	 */
	public static PlatformException without(Platform platform, String api, String missing) {
		return PlatformException.of(platform, api)
			.code(INCOMPLETE)
			.message("answered success, but without " + missing)
			.verdict(ErrorVerdict.of(ErrorCategory.TRANSIENT, HINT))
			.build();
	}

	/**
	 * The text or whole number that an answer must have.
	 * @param members its name, and further names that platforms have used for it
	 * @throws PlatformException if it is missing, blank, or neither
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

}
