package cn.bootx.starter.core.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * The error codes of a platform as data: a JSON file beside the platform's classes, read
 * once. It is an array of entries:
 *
 * <pre>{@code
 * [
 *   { "codes": ["40001", "40014"], "category": "AUTH", "retryable": true, "tokenRejected": true },
 *   { "codes": ["45011"], "category": "THROTTLED", "retryAfter": 60,
 *     "hint": { "en": "too many calls this minute", "zh": "本分钟内调用过于频繁" } },
 *   { "codes": ["60020"], "category": "IP_NOT_ALLOWED", "link": "https://…",
 *     "hint": { "en": "add {address} to the list", "zh": "将 {address} 加入白名单" } },
 *   { "codes": ["46???", "isp.*"], "category": "NOT_FOUND" },
 *   { "name": "robot-keyword", "category": "INVALID_ARGUMENT", "hint": { … } }
 * ]
 * }</pre>
 *
 * In a code {@code ?} stands for one character, a final {@code *} for any; an exact code
 * wins over a pattern, an earlier pattern over a later one. {@code retryable},
 * {@code tokenRejected}, {@code retryAfter} (seconds), {@code hint} and {@code link} may
 * be absent; {@code retryable} follows the category then. {@code {address}} becomes the
 * IP address in the platform's message. An entry with a {@code name} is for code that
 * reads the platform's text first, see {@link #named}.
 * <p>
 * Hints are Chinese where the system property {@code bootx.starter.third.language} or
 * else the language of the JVM is {@code zh}, and English otherwise.
 *
 * @since 0.1.0
 */
public final class ErrorTables implements ErrorTable {

	private final Map<String, ErrorEntry> exact = new HashMap<>();

	private final Map<String, ErrorEntry> patterns = new LinkedHashMap<>();

	private final Map<String, ErrorEntry> named = new HashMap<>();

	private ErrorTables(List<ErrorEntry> entries) {
		for (ErrorEntry entry : entries) {
			entry.codes().forEach((code) -> (ErrorEntry.isPattern(code) ? this.patterns : this.exact).put(code, entry));
			if (entry.name() != null) {
				this.named.put(entry.name(), entry);
			}
		}
	}

	/**
	 * Loads a table.
	 * @param near a class of the package that the file is in
	 * @param file name of the file, for example {@code errors.json}
	 * @throws IllegalArgumentException if it is not valid, with every {@link #problems
	 * problem}
	 */
	public static ErrorTables load(Class<?> near, String file) {
		List<String> problems = new ArrayList<>();
		List<ErrorEntry> entries = read(near, file, problems);
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(file + " of " + near.getPackageName() + ": " + problems);
		}
		return new ErrorTables(entries);
	}

	/**
	 * What is wrong with a file: unknown members and categories, hints without one of the
	 * two languages, codes and names that occur twice. For a test of each platform.
	 */
	public static List<String> problems(Class<?> near, String file) {
		List<String> problems = new ArrayList<>();
		read(near, file, problems);
		return problems;
	}

	@Override
	public ErrorVerdict verdict(String code, @Nullable String subCode, String message) {
		return find(code, message).orElseGet(() -> ErrorVerdict.of(ErrorCategory.UNKNOWN));
	}

	/** The verdict on a code, or empty if the table does not have it. */
	public Optional<ErrorVerdict> find(String code, String message) {
		ErrorEntry entry = this.exact.get(code);
		if (entry == null) {
			entry = this.patterns.entrySet()
				.stream()
				.filter((pattern) -> ErrorEntry.matches(pattern.getKey(), code))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
		}
		return Optional.ofNullable(entry).map((found) -> found.verdict(message));
	}

	/**
	 * The verdict of an entry with a name.
	 * @param message the platform's text, for {@code {address}}
	 * @throws IllegalArgumentException if the table has none of that name
	 */
	public ErrorVerdict named(String name, String message) {
		ErrorEntry entry = this.named.get(name);
		if (entry == null) {
			throw new IllegalArgumentException("No entry is named '" + name + "'; there are " + this.named.keySet());
		}
		return entry.verdict(message);
	}

	/** This table, and another one for what this one does not have. */
	public ErrorTable or(ErrorTable other) {
		return (code, subCode, message) -> find(code, message).orElseGet(() -> other.verdict(code, subCode, message));
	}

	private static List<ErrorEntry> read(Class<?> near, String file, List<String> problems) {
		List<ErrorEntry> entries = new ArrayList<>();
		for (JsonNode json : json(near, file)) {
			ErrorEntry entry = ErrorEntryReader.read(json, problems);
			if (entry != null) {
				entries.add(entry);
			}
		}
		ErrorEntryReader.findRepetitions(entries, problems);
		return entries;
	}

	private static JsonNode json(Class<?> near, String file) {
		try (InputStream stream = Objects.requireNonNull(near.getResourceAsStream(file),
				() -> "There is no " + file + " in " + near.getPackageName())) {
			JsonNode json = Json.readOrNull(stream.readAllBytes());
			if (json == null || !json.isArray()) {
				throw new IllegalArgumentException(file + " of " + near.getPackageName() + " is not a JSON array");
			}
			return json;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
