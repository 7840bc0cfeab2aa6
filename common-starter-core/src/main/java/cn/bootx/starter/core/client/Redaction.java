package cn.bootx.starter.core.client;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

	/** Parameters, members and elements whose values are secrets. */
	private static final String NAMES = "token|access_token|accessToken|component_access_token|authorizer_access_token"
			+ "|refresh_token|refreshToken|authorizer_refresh_token|secret|appsecret|appSecret|app_secret|corpsecret"
			+ "|clientSecret|client_secret|component_appsecret|component_secret|component_verify_ticket"
			+ "|ComponentVerifyTicket|pre_auth_code|authorization_code|auth_code|session_key|session|suite_secret"
			+ "|jsapi_ticket|ticket|sign|signature|msg_signature|key|code|js_code|user_ticket"
			+ "|x-acs-dingtalk-access-token|aeskey|aes_key|encodingaeskey|encoding_aeskey|encodingaes_key"
			+ "|encoding_aes_key|password|encryptionKey";

	/**
	 * With what is only an element or a header; of names with dashes the last word
	 * counts.
	 */
	private static final Set<String> WORDS = words(NAMES + "|AuthorizationCode|PreAuthCode|authorization");

	/**
	 * {@code code} is the secret of a login in a query, and a harmless number in JSON.
	 */
	private static final String MEMBERS = NAMES.replace("|code|", "|");

	/** What is masked already stays as it is, the full stop behind it included. */
	private static final Pattern QUERY = Pattern
		.compile("(?<![A-Za-z0-9_])(" + NAMES + ")=['\"]?(?!\\*{6})([^&\\s\"'<>\\]},]++)", Pattern.CASE_INSENSITIVE);

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
			"((?<![A-Za-z0-9_])(?:x-acs-dingtalk-access-token|authorization)\\s*+:\\s*+)([^\\r\\n,\"]++)",
			Pattern.CASE_INSENSITIVE);

	private Redaction() {
	}

	/**
	 * The text with the values of all secret parameters and members masked. A text
	 * without any costs one pass over it.
	 */
	public static String redact(String text) {
		return mayHoldSecrets(text) ? mask(text) : text;
	}

	static String mask(String text) {
		String mask = Matcher.quoteReplacement(MASK);
		String result = QUERY.matcher(text).replaceAll("$1=" + mask);
		result = JSON.matcher(result).replaceAll("$1" + mask + "$3");
		result = QUOTED_JSON.matcher(result).replaceAll("$1" + mask + "$3");
		result = XML.matcher(result).replaceAll("$1" + mask);
		return HEADER.matcher(result).replaceAll("$1" + mask);
	}

	/**
	 * Whether one of the names stands where a name stands: before {@code =}, {@code :} or
	 * {@code >}, with nothing but quotes and space between. Five regular expressions over
	 * every line of a log would cost too much.
	 */
	static boolean mayHoldSecrets(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if ((c == '=' || c == ':' || c == '>') && endsWithName(text, i)) {
				return true;
			}
		}
		return false;
	}

	private static boolean endsWithName(String text, int end) {
		int last = end;
		while (last > 0 && isBetween(text.charAt(last - 1))) {
			last--;
		}
		int first = last;
		while (first > 0 && isWord(text.charAt(first - 1))) {
			first--;
		}
		return first < last && WORDS.contains(text.substring(first, last));
	}

	private static boolean isBetween(char c) {
		return c == '"' || c == '\\' || Character.isWhitespace(c);
	}

	private static boolean isWord(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
	}

	private static Set<String> words(String names) {
		Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		words.addAll(List.of(names.split("\\|")));
		return words;
	}

}
