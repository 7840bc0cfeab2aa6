package cn.bootx.starter.core.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** An entry of an error table, its verdict without the hint. */
record ErrorEntry(List<String> codes, @Nullable String name, ErrorTable.Verdict verdict, @Nullable String english,
		@Nullable String chinese, @Nullable String link) {

	private static final String ADDRESS = "{address}";

	private static final Pattern IP = Pattern.compile(
			"(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.]*\\d)|(?<![\\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]+");

	/** Reads all entries of a file, and what is wrong with them. */
	static List<ErrorEntry> read(JsonNode file, List<String> problems) {
		List<ErrorEntry> entries = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		List<String> repeated = new ArrayList<>();
		for (JsonNode json : file) {
			int before = problems.size();
			ErrorEntry entry = new Reader(json, problems).entry();
			if (problems.size() == before) {
				entries.add(entry);
				Stream<String> name = (entry.name != null) ? Stream.of("name " + entry.name) : Stream.of();
				Stream.concat(entry.codes.stream(), name)
					.filter((code) -> !seen.add(code))
					.forEach((code) -> repeated.add(code + " occurs twice"));
			}
		}
		problems.addAll(repeated);
		return entries;
	}

	ErrorTable.Verdict verdict(String message) {
		String language = System.getProperty("bootx.starter.third.language", Locale.getDefault().getLanguage());
		boolean inChinese = language.startsWith("zh");
		String hint = inChinese ? this.chinese : this.english;
		if (hint == null) {
			return this.verdict;
		}
		if (hint.contains(ADDRESS)) {
			Matcher ip = IP.matcher(message);
			String here = inChinese ? "本机的出口 IP" : "the egress address of this process";
			hint = hint.replace(ADDRESS, ip.find() ? ip.group() : here);
		}
		return this.verdict.withHint((this.link != null) ? hint + " (" + this.link + ")" : hint);
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

	private record Reader(JsonNode json, List<String> problems) {

		private static final Set<String> MEMBERS = Set.of("codes", "name", "category", "retryable", "tokenRejected",
				"retryAfter", "hint", "link");

		ErrorEntry entry() {
			this.json.fieldNames()
				.forEachRemaining(
						(member) -> check(MEMBERS.contains(member), "has the unknown member '" + member + "'"));
			List<String> codes = codes();
			String name = text(this.json, "name");
			check(!codes.isEmpty() || name != null, "has neither codes nor a name");
			ErrorCategory category = category();
			boolean rejected = flag("tokenRejected", false);
			ErrorTable.Verdict plain = ErrorTable.Verdict.of(category);
			ErrorTable.Verdict verdict = new ErrorTable.Verdict(category,
					flag("retryable", plain.retryable() || rejected), rejected, null, retryAfter());
			String english = hint("en", "");
			String chinese = hint("zh", "(?s).*\\p{IsHan}.*");
			String link = text(this.json, "link");
			check(link == null || link.startsWith("https://") && english != null,
					"has a link that is not https, or that belongs to no hint");
			return new ErrorEntry(codes, name, verdict, english, chinese, link);
		}

		private List<String> codes() {
			List<String> codes = new ArrayList<>();
			for (JsonNode code : this.json.path("codes")) {
				check(code.isTextual() && !code.asText().isBlank(), "has a code that is not a text");
				codes.add(code.asText());
			}
			return codes;
		}

		private ErrorCategory category() {
			String category = this.json.path("category").asText();
			try {
				return ErrorCategory.valueOf(category);
			}
			catch (IllegalArgumentException ex) {
				check(false, "has the unknown category '" + category + "'");
				return ErrorCategory.UNKNOWN;
			}
		}

		private boolean flag(String member, boolean absent) {
			JsonNode value = this.json.path(member);
			check(value.isMissingNode() || value.isBoolean(),
					"has a value of " + member + " that is neither true nor false");
			return value.asBoolean(absent);
		}

		private @Nullable Duration retryAfter() {
			JsonNode value = this.json.path("retryAfter");
			check(value.isMissingNode() || value.isInt() && value.asInt() >= 1,
					"has a retryAfter that is not a number of seconds");
			return value.isInt() ? Duration.ofSeconds(value.asInt()) : null;
		}

		private @Nullable String hint(String language, String form) {
			JsonNode hint = this.json.path("hint");
			String text = text(hint, language);
			check(hint.isMissingNode() || text != null && !text.isBlank() && (form.isEmpty() || text.matches(form)),
					"has a hint without its text in '" + language + "'");
			return text;
		}

		private static @Nullable String text(JsonNode json, String member) {
			return json.path(member).isTextual() ? json.path(member).asText() : null;
		}

		private void check(boolean condition, String problem) {
			if (!condition) {
				JsonNode codes = this.json.path("codes");
				this.problems.add((codes.isMissingNode() ? this.json.path("name").asText("an entry") : codes.toString())
						+ " " + problem);
			}
		}

	}

}
