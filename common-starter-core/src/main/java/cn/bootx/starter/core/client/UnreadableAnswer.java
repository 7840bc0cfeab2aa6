package cn.bootx.starter.core.client;

/**
 * An answer that is not the platform's JSON: a proxy's error page, a truncated body, a
 * gateway's status.
 *
 * @since 0.1.0
 */
public final class UnreadableAnswer {

	private UnreadableAnswer() {
	}

	/**
	 * The exception for it. The body is left out, because it may hold anything.
	 */
	public static PlatformException of(Platform platform, ApiCall call, ApiResponse response) {
		int status = response.status();
		boolean throttled = status == 429 || status >= 300 && status < 400;
		ErrorCategory category = throttled ? ErrorCategory.THROTTLED
				: (status >= 500 || status < 400) ? ErrorCategory.TRANSIENT : ErrorCategory.UNKNOWN;
		return PlatformException.of(platform, call.api())
			.code("http-" + status)
			.message("answered HTTP " + status + " with " + response.body().length + " bytes of "
					+ response.contentType() + " instead of its JSON")
			.verdict(ErrorVerdict.of(category,
					"a proxy or gateway between this process and the platform may have answered; "
							+ "check the base URL and the proxy"))
			.build();
	}

}
