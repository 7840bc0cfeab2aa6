package cn.bootx.starter.core.client;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An entry of an error table.
 *
 * @param codes exact codes and patterns
 * @param name name for code, or null
 * @param verdict what the codes mean, without its hint
 * @param english the hint, or null
 * @param chinese the hint, or null
 * @param link page that helps, or null
 */
record ErrorEntry(List<String> codes, @Nullable String name, ErrorVerdict verdict, @Nullable String english,
		@Nullable String chinese, @Nullable String link) {

	private static final String ADDRESS = "{address}";

	private static final Pattern IP = Pattern.compile(
			"(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.]*\\d)|(?<![\\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]+");

	ErrorVerdict verdict(String message) {
		boolean inChinese = isChinese();
		String hint = inChinese ? this.chinese : this.english;
		if (hint == null) {
			return this.verdict;
		}
		String text = hint.contains(ADDRESS) ? hint.replace(ADDRESS, address(message, inChinese)) : hint;
		return this.verdict.withHint((this.link != null) ? text + " (" + this.link + ")" : text);
	}

	static boolean isPattern(String code) {
		return code.indexOf('?') >= 0 || code.endsWith("*");
	}

	static boolean matches(String pattern, String code) {
		boolean open = pattern.endsWith("*");
		int fixed = open ? pattern.length() - 1 : pattern.length();
		if (open ? code.length() < fixed : code.length() != fixed) {
			return false;
		}
		for (int i = 0; i < fixed; i++) {
			if (pattern.charAt(i) != '?' && pattern.charAt(i) != code.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private static String address(String message, boolean inChinese) {
		Matcher matcher = IP.matcher(message);
		if (matcher.find()) {
			return matcher.group();
		}
		return inChinese ? "本机的出口 IP" : "the egress address of this process";
	}

	private static boolean isChinese() {
		String language = System.getProperty("bootx.starter.third.language");
		return ((language != null) ? language : Locale.getDefault().getLanguage()).startsWith("zh");
	}

	static ErrorVerdict verdict(ErrorCategory category, @Nullable Boolean retryable, boolean tokenRejected,
			@Nullable Integer retryAfter) {
		ErrorVerdict plain = ErrorVerdict.of(category);
		return new ErrorVerdict(category, (retryable != null) ? retryable : plain.retryable() || tokenRejected,
				tokenRejected, null, (retryAfter != null) ? Duration.ofSeconds(retryAfter) : null);
	}

}
