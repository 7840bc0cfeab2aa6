package cn.bootx.starter.core.client;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of parameters, members and elements whose values are secrets, and a quick
 * look whether a text has any of them: five regular expressions over every line of a log
 * would cost too much.
 */
final class SecretNames {

	/** Alternatives of a regular expression. */
	static final String PATTERN = "token|access_token|accessToken|component_access_token|authorizer_access_token"
			+ "|refresh_token|refreshToken|authorizer_refresh_token|secret|appsecret|appSecret|app_secret|corpsecret"
			+ "|clientSecret|client_secret|component_appsecret|component_secret|component_verify_ticket"
			+ "|ComponentVerifyTicket|pre_auth_code|authorization_code|auth_code|session_key|session|suite_secret"
			+ "|jsapi_ticket|ticket|sign|signature|msg_signature|key|code|js_code|user_ticket"
			+ "|x-acs-dingtalk-access-token|aeskey|aes_key|encodingaeskey|encoding_aeskey|encodingaes_key"
			+ "|encoding_aes_key|password|encryptionKey";

	private static final Set<String> NAMES = names();

	private SecretNames() {
	}

	/**
	 * Whether one of the names stands where a name stands: before {@code =}, {@code :} or
	 * {@code >}, with nothing but quotes and space between.
	 */
	static boolean occurIn(String text) {
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
		return first < last && NAMES.contains(text.substring(first, last));
	}

	private static boolean isBetween(char c) {
		return c == '"' || c == '\\' || Character.isWhitespace(c);
	}

	private static boolean isWord(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
	}

	private static Set<String> names() {
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		names.addAll(List.of(PATTERN.split("\\|")));
		// Only as an element or a header; of the names with dashes the last word counts.
		names.addAll(List.of("AuthorizationCode", "PreAuthCode", "authorization"));
		return names;
	}

}
