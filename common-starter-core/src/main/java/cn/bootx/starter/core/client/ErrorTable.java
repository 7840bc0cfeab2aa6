package cn.bootx.starter.core.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
public final class ErrorTable {

	private final Map<String, ErrorEntry> exact = new HashMap<>();

	private final Map<String, ErrorEntry> patterns = new LinkedHashMap<>();

	private final Map<String, ErrorEntry> named = new HashMap<>();

	private @Nullable ErrorTable next;

	ErrorTable(List<ErrorEntry> entries) {
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
	 * @throws IllegalArgumentException if it is not valid, with every problem
	 */
	public static ErrorTable load(Class<?> near, String file) {
		List<String> problems = new ArrayList<>();
		List<ErrorEntry> entries = ErrorEntry.read(json(near, file), problems);
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(file + " of " + near.getPackageName() + ": " + problems);
		}
		return new ErrorTable(entries);
	}

	/**
	 * Says what an error means; UNKNOWN if the table does not have it.
	 * @param message the platform's text, for {@code {address}}
	 */
	public Verdict verdict(String code, String message) {
		ErrorEntry entry = this.exact.get(code);
		if (entry == null) {
			entry = this.patterns.entrySet()
				.stream()
				.filter((pattern) -> ErrorEntry.matches(pattern.getKey(), code))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
		}
		if (entry != null) {
			return entry.verdict(message);
		}
		return (this.next != null) ? this.next.verdict(code, message) : Verdict.of(ErrorCategory.UNKNOWN);
	}

	/**
	 * The verdict of an entry with a name.
	 * @throws IllegalArgumentException if the table has none of that name
	 */
	public Verdict named(String name, String message) {
		return entry(name).verdict(message);
	}

	/** This table, and another one for what this one does not have. */
	public ErrorTable or(ErrorTable other) {
		return copy(other);
	}

	/**
	 * This table, in which the code means what the entry of that name says.
	 * @throws IllegalArgumentException if the table has none of that name
	 */
	public ErrorTable with(String code, String name) {
		ErrorTable changed = copy(this.next);
		changed.exact.put(code, entry(name));
		return changed;
	}

	private ErrorTable copy(@Nullable ErrorTable next) {
		ErrorTable copy = new ErrorTable(List.of());
		copy.exact.putAll(this.exact);
		copy.patterns.putAll(this.patterns);
		copy.named.putAll(this.named);
		copy.next = next;
		return copy;
	}

	private ErrorEntry entry(String name) {
		ErrorEntry entry = this.named.get(name);
		if (entry == null) {
			throw new IllegalArgumentException("No entry is named '" + name + "'; there are " + this.named.keySet());
		}
		return entry;
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

	/**
	 * What a platform's error code means for the caller.
	 *
	 * @param category kind of failure
	 * @param retryable whether the same call may succeed later without a change
	 * @param tokenRejected whether the platform refused the access token of the call, so
	 * that the call was not executed and may be repeated with a new one
	 * @param hint what the operator should do, or null where the message says enough
	 * @param retryAfter how long the platform asks to wait, or null if it does not say
	 */
	public record Verdict(ErrorCategory category, boolean retryable, boolean tokenRejected, @Nullable String hint,
			@Nullable Duration retryAfter) implements Serializable {

		public static Verdict of(ErrorCategory category) {
			boolean retryable = category == ErrorCategory.TRANSIENT || category == ErrorCategory.THROTTLED;
			return new Verdict(category, retryable, false, null, null);
		}

		/** The platform did not accept the access token. */
		public static Verdict rejectedToken() {
			return new Verdict(ErrorCategory.AUTH, true, true, null, null);
		}

		public Verdict withHint(@Nullable String hint) {
			return new Verdict(this.category, this.retryable, this.tokenRejected, hint, this.retryAfter);
		}

		public Verdict withRetryAfter(Duration retryAfter) {
			return new Verdict(this.category, this.retryable, this.tokenRejected, this.hint, retryAfter);
		}

	}

}
