package cn.bootx.starter.simulator.journal;

import java.util.regex.Pattern;

/**
 * Hides the values of parameters and fields that are credentials.
 *
 * @since 0.1.0
 */
public final class Redaction {

	private static final String NAMES = "[a-z_-]*(?:access_?-?token|secret|refresh_?token|session_key|ticket|"
			+ "pre_auth_code|authorization_?code|auth_code|js_code)|key|code|sign|webhook|token";

	private static final Pattern PARAMETER = Pattern.compile("(?i)(?<![a-z0-9_-])(" + NAMES + ")=([^&\\s\"]+)");

	private static final Pattern FIELD = Pattern
		.compile("(?i)\"((?:x-acs-dingtalk-)?(?:" + NAMES + "))\"\\s*:\\s*\"[^\"]+\"");

	private static final Pattern ELEMENT = Pattern.compile(
			"(?i)<(ComponentVerifyTicket|AuthorizationCode|PreAuthCode|ResponseCode)>[^<]*(?:<!\\[CDATA\\[.*?]]>)?[^<]*</\\1>");

	private Redaction() {
	}

	public static String redact(String text) {
		String parameters = PARAMETER.matcher(text).replaceAll("$1=***");
		String fields = FIELD.matcher(parameters).replaceAll("\"$1\":\"***\"");
		return ELEMENT.matcher(fields).replaceAll("<$1>***</$1>");
	}

}
