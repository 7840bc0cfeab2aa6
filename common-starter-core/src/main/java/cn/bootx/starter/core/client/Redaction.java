package cn.bootx.starter.core.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts that people will read: query strings, JSON and the
 * platforms' error messages.
 *
 * @since 0.1.0
 */
public final class Redaction {

	/** What stands where a secret was. */
	public static final String MASK = "******";

	private static final String NAMES = "access_token|accessToken|component_access_token|authorizer_access_token"
			+ "|refresh_token|refreshToken|authorizer_refresh_token|secret|appsecret|appSecret|app_secret|corpsecret"
			+ "|clientSecret|client_secret|component_appsecret|component_secret|component_verify_ticket"
			+ "|ComponentVerifyTicket|pre_auth_code|authorization_code|auth_code|session_key|session|suite_secret"
			+ "|jsapi_ticket|ticket|sign|signature|msg_signature|key|code|js_code|user_ticket"
			+ "|x-acs-dingtalk-access-token";

	private static final Pattern QUERY = Pattern.compile("(?<![A-Za-z0-9_])(" + NAMES + ")=([^&\\s\"'<>\\]},]+)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern JSON = Pattern.compile(
			"(\"(?:" + NAMES.replace("|code|", "|") + ")\"\\s*:\\s*\")((?:[^\"\\\\]|\\\\.)*)(\")",
			Pattern.CASE_INSENSITIVE);

	private Redaction() {
	}

	/**
	 * The text with the values of all secret parameters and members masked.
	 */
	public static String redact(String text) {
		if (text.indexOf('=') < 0 && text.indexOf('"') < 0) {
			return text;
		}
		String result = QUERY.matcher(text).replaceAll("$1=" + Matcher.quoteReplacement(MASK));
		return JSON.matcher(result).replaceAll("$1" + Matcher.quoteReplacement(MASK) + "$3");
	}

}
