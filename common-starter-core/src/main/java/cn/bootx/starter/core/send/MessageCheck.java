package cn.bootx.starter.core.send;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.text.Utf8;

/**
 * Checks the fields of a message against a platform's limits before it is sent. Collects
 * every problem; {@link #done()} throws one exception with all of them.
 * <p>
 * Platforms count in two ways: bytes of UTF-8, where a Chinese character is three, and
 * characters, where an emoji outside of the basic plane is one. A field's second problem
 * is left out: a blank field is not also too short.
 *
 * @since 0.1.0
 */
public final class MessageCheck {

	/** Longest address in bytes that the platforms take. */
	public static final int MAX_ADDRESS_BYTES = 2048;

	private static final Pattern ADDRESS = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

	private final Platform platform;

	private final String api;

	private final String prefix;

	private final List<InvalidMessageException.Problem> problems;

	private MessageCheck(Platform platform, String api, String prefix, List<InvalidMessageException.Problem> problems) {
		this.platform = platform;
		this.api = api;
		this.prefix = prefix;
		this.problems = problems;
	}

	/** Begins a check of a message for that API. */
	public static MessageCheck of(Platform platform, String api) {
		return new MessageCheck(platform, api, "", new ArrayList<>());
	}

	/**
	 * A check of a part of the message, for example {@code articles[2]}: its problems are
	 * this check's.
	 */
	public MessageCheck at(String part) {
		return new MessageCheck(this.platform, this.api, this.prefix + part + ".", this.problems);
	}

	/** A text that must be there, is not blank and within its limit in bytes. */
	public MessageCheck text(String field, @Nullable String value, int maxBytes) {
		return isBlank(value) ? missing(field) : optionalText(field, value, maxBytes);
	}

	/** A text that may be absent. */
	public MessageCheck optionalText(String field, @Nullable String value, int maxBytes) {
		// No text has more bytes than three times its chars.
		if (value != null && value.length() * 3L > maxBytes) {
			size(field, Utf8.length(value), "bytes in UTF-8", maxBytes);
		}
		return this;
	}

	/** A text that must be there, is not blank and within its limit in characters. */
	public MessageCheck characters(String field, @Nullable String value, int max) {
		return isBlank(value) ? missing(field) : optionalCharacters(field, value, max);
	}

	/** A text that may be absent and whose limit counts characters. */
	public MessageCheck optionalCharacters(String field, @Nullable String value, int max) {
		if (value != null && value.length() > max) {
			size(field, value.codePointCount(0, value.length()), "characters", max);
		}
		return this;
	}

	/** A text that must be there and is not blank. */
	public MessageCheck required(String field, @Nullable String value) {
		return isBlank(value) ? missing(field) : this;
	}

	/** A part that must be there. */
	public MessageCheck present(String field, @Nullable Object value) {
		return (value == null) ? missing(field) : this;
	}

	/** An http or https address of at most {@value #MAX_ADDRESS_BYTES} bytes. */
	public MessageCheck address(String field, @Nullable String value) {
		return isBlank(value) ? missing(field) : optionalAddress(field, value);
	}

	/** An http or https address that may be absent; an empty text is absent, too. */
	public MessageCheck optionalAddress(String field, @Nullable String value) {
		if (value == null || value.isEmpty()) {
			return this;
		}
		if (!ADDRESS.matcher(value).matches()) {
			return problem(field, "must begin with http:// or https:// and hold no white space");
		}
		return optionalText(field, value, MAX_ADDRESS_BYTES);
	}

	/** A list with a number of items in the limits; an absent one has none. */
	public MessageCheck count(String field, @Nullable Collection<?> values, int min, int max) {
		int size = (values != null) ? values.size() : 0;
		if (size < min || size > max) {
			String allowed = (min > 0) ? min + " to " + max : "at most " + max;
			add(field, "has " + size + " items, allowed are " + allowed, (size < min) ? (long) min : (long) max,
					(long) size);
		}
		return this;
	}

	/** A number within its limits. */
	public MessageCheck number(String field, long value, long min, long max) {
		if (value < min || value > max) {
			add(field, "is " + value + ", allowed are " + min + " to " + max, (value < min) ? min : max, value);
		}
		return this;
	}

	/** The size of a file or a whole message in bytes: at least one. */
	public MessageCheck bytes(String field, long size, long max) {
		if (size < 1) {
			return problem(field, "is empty");
		}
		return size(field, size, "bytes", max);
	}

	/**
	 * A text of a certain form, to be read after "must be"; an absent one is not checked.
	 */
	public MessageCheck matches(String field, @Nullable String value, Pattern pattern, String form) {
		return (value != null && !pattern.matcher(value).matches()) ? problem(field, "must be " + form) : this;
	}

	/** Any other rule; the problem is read after the field. */
	public MessageCheck isTrue(boolean condition, String field, String problem) {
		return condition ? this : problem(field, problem);
	}

	/** Adds a problem that was found elsewhere. */
	public MessageCheck problem(String field, String problem) {
		return add(field, problem, null, null);
	}

	/** What is wrong so far. */
	public List<InvalidMessageException.Problem> problems() {
		return List.copyOf(this.problems);
	}

	/** Ends the check. */
	public void done() {
		done(null);
	}

	/**
	 * Ends the check.
	 * @param hint what the caller may do instead, or null
	 * @throws InvalidMessageException with every problem, if there is any
	 */
	public void done(@Nullable String hint) {
		if (!this.problems.isEmpty()) {
			throw new InvalidMessageException(this.platform, this.api, this.problems, hint);
		}
	}

	private MessageCheck missing(String field) {
		return problem(field, "is missing or blank");
	}

	private MessageCheck size(String field, long size, String unit, long limit) {
		return (size > limit) ? add(field, "has " + size + " " + unit + ", allowed are " + limit, limit, size) : this;
	}

	private MessageCheck add(String field, String problem, @Nullable Long limit, @Nullable Long size) {
		this.problems.add(new InvalidMessageException.Problem(this.prefix + field, problem, limit, size));
		return this;
	}

	private static boolean isBlank(@Nullable String value) {
		return value == null || value.isBlank();
	}

}
