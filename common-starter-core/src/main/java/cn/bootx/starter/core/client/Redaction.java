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

	private static final String NAMES = SecretNames.PATTERN;

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
		return SecretNames.occurIn(text) ? mask(text) : text;
	}

	static String mask(String text) {
		String mask = Matcher.quoteReplacement(MASK);
		String result = QUERY.matcher(text).replaceAll("$1=" + mask);
		result = JSON.matcher(result).replaceAll("$1" + mask + "$3");
		result = QUOTED_JSON.matcher(result).replaceAll("$1" + mask + "$3");
		result = XML.matcher(result).replaceAll("$1" + mask);
		return HEADER.matcher(result).replaceAll("$1" + mask);
	}

}
