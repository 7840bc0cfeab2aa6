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

	private static final String NAMES = "token|access_token|accessToken|component_access_token|authorizer_access_token"
			+ "|refresh_token|refreshToken|authorizer_refresh_token|secret|appsecret|appSecret|app_secret|corpsecret"
			+ "|clientSecret|client_secret|component_appsecret|component_secret|component_verify_ticket"
			+ "|ComponentVerifyTicket|pre_auth_code|authorization_code|auth_code|session_key|session|suite_secret"
			+ "|jsapi_ticket|ticket|sign|signature|msg_signature|key|code|js_code|user_ticket"
			+ "|x-acs-dingtalk-access-token|aes_?key|encoding_?aes_?key|encodingAesKey|password|encryptionKey";

	/**
	 * {@code code} is the secret of a login in a query, and a harmless number in JSON.
	 */
	private static final String MEMBERS = NAMES.replace("|code|", "|");

	private static final Pattern QUERY = Pattern.compile("(?<![A-Za-z0-9_])(" + NAMES + ")=['\"]?([^&\\s\"'<>\\]},]++)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern JSON = Pattern
		.compile("(\"(?:" + MEMBERS + ")\"\\s*:\\s*\")((?:[^\"\\\\]++|\\\\.)*+)(\")", Pattern.CASE_INSENSITIVE);

	/** JSON as a text within JSON. */
	private static final Pattern QUOTED_JSON = Pattern
		.compile("(\\\\\"(?:" + MEMBERS + ")\\\\\"\\s*:\\s*\\\\\")([^\"\\\\]*+)(\\\\\")", Pattern.CASE_INSENSITIVE);

	private static final Pattern XML = Pattern.compile(
			"(<(?:" + MEMBERS + "|AuthorizationCode|PreAuthCode)>\\s*+(?:<!\\[CDATA\\[)?)([^<\\]]++)",
			Pattern.CASE_INSENSITIVE);

	/** A header, or a member of a printed map. */
	private static final Pattern HEADER = Pattern.compile(
			"((?:x-acs-dingtalk-access-token|authorization)\\s*+:\\s*+)([^\\r\\n,\"]++)", Pattern.CASE_INSENSITIVE);

	private Redaction() {
	}

	/**
	 * The text with the values of all secret parameters and members masked.
	 */
	public static String redact(String text) {
		if (text.indexOf('=') < 0 && text.indexOf('"') < 0 && text.indexOf('<') < 0 && text.indexOf(':') < 0) {
			return text;
		}
		String mask = Matcher.quoteReplacement(MASK);
		String result = QUERY.matcher(text).replaceAll("$1=" + mask);
		result = JSON.matcher(result).replaceAll("$1" + mask + "$3");
		result = QUOTED_JSON.matcher(result).replaceAll("$1" + mask + "$3");
		result = XML.matcher(result).replaceAll("$1" + mask);
		return HEADER.matcher(result).replaceAll("$1" + mask);
	}

}
