package cn.bootx.starter.core.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of an error table and checks them.
 */
final class ErrorEntryReader {

	private static final Set<String> MEMBERS = Set.of("codes", "name", "category", "retryable", "tokenRejected",
			"retryAfter", "hint", "link");

	private static final String HAN = "(?s).*\\p{IsHan}.*";

	private final JsonNode json;

	private final String where;

	private final List<String> problems;

	private ErrorEntryReader(JsonNode json, List<String> problems) {
		this.json = json;
		this.where = json.path("codes").isMissingNode() ? json.path("name").asText("an entry")
				: json.path("codes").toString();
		this.problems = problems;
	}

	static @Nullable ErrorEntry read(JsonNode json, List<String> problems) {
		return new ErrorEntryReader(json, problems).entry();
	}

	static void findRepetitions(List<ErrorEntry> entries, List<String> problems) {
		Set<String> seen = new HashSet<>();
		entries.stream()
			.flatMap((entry) -> Stream.concat(entry.codes().stream(),
					(entry.name() != null) ? Stream.of("name " + entry.name()) : Stream.of()))
			.filter((code) -> !seen.add(code))
			.forEach((code) -> problems.add(code + " occurs twice"));
	}

	private @Nullable ErrorEntry entry() {
		int before = this.problems.size();
		this.json.fieldNames().forEachRemaining((member) -> {
			if (!MEMBERS.contains(member)) {
				problem("has the unknown member '" + member + "'");
			}
		});
		List<String> codes = codes();
		String name = text(this.json, "name");
		if (codes.isEmpty() && name == null) {
			problem("has neither codes nor a name");
		}
		ErrorCategory category = category();
		Boolean retryable = flag("retryable");
		boolean tokenRejected = Boolean.TRUE.equals(flag("tokenRejected"));
		Integer retryAfter = retryAfter();
		String english = hint("en", false);
		String chinese = hint("zh", true);
		String link = text(this.json, "link");
		if (link != null && (!link.startsWith("https://") || english == null)) {
			problem("has a link that is not https, or that belongs to no hint");
		}
		if (category == null || this.problems.size() > before) {
			return null;
		}
		return new ErrorEntry(codes, name, ErrorEntry.verdict(category, retryable, tokenRejected, retryAfter), english,
				chinese, link);
	}

	private List<String> codes() {
		List<String> codes = new ArrayList<>();
		for (JsonNode code : this.json.path("codes")) {
			if (!code.isTextual() || code.asText().isBlank()) {
				problem("has a code that is not a text");
			}
			codes.add(code.asText());
		}
		return codes;
	}

	private @Nullable ErrorCategory category() {
		String category = this.json.path("category").asText();
		for (ErrorCategory known : ErrorCategory.values()) {
			if (known.name().equals(category)) {
				return known;
			}
		}
		problem("has the unknown category '" + category + "'");
		return null;
	}

	private @Nullable Boolean flag(String member) {
		JsonNode value = this.json.path(member);
		if (!value.isMissingNode() && !value.isBoolean()) {
			problem("has a value of " + member + " that is neither true nor false");
		}
		return value.isBoolean() ? value.asBoolean() : null;
	}

	private @Nullable Integer retryAfter() {
		JsonNode value = this.json.path("retryAfter");
		if (!value.isMissingNode() && (!value.isInt() || value.asInt() < 1)) {
			problem("has a retryAfter that is not a number of seconds");
		}
		return value.isInt() ? value.asInt() : null;
	}

	private @Nullable String hint(String language, boolean inHan) {
		JsonNode hint = this.json.path("hint");
		if (hint.isMissingNode()) {
			return null;
		}
		String text = text(hint, language);
		if (text == null || text.isBlank() || inHan && !text.matches(HAN)) {
			problem("has a hint without its text in '" + language + "'");
		}
		return text;
	}

	private static @Nullable String text(JsonNode json, String member) {
		return json.path(member).isTextual() ? json.path(member).asText() : null;
	}

	private void problem(String problem) {
		this.problems.add(this.where + " " + problem);
	}

}
