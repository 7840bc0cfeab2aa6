package cn.bootx.starter.dingtalk.client;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The platform's limits, checked before anything is sent. The exception names the field,
 * the limit and the size of the value, never the value.
 *
 * @since 0.1.0
 */
public final class Require {

	private Require() {
	}

	/** A text that must be there. */
	public static String text(String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException(field + " must not be blank");
		}
		return value;
	}

	/** A text that must be there and not too long, in characters. */
	public static String chars(String field, @Nullable String value, int max) {
		int size = text(field, value).codePointCount(0, value.length());
		if (size > max) {
			throw new IllegalArgumentException(field + " has " + size + " characters, allowed are " + max);
		}
		return value;
	}

	/** A text that must not be too long, in bytes of UTF-8. */
	public static String bytes(String field, String value, int max) {
		int size = value.getBytes(StandardCharsets.UTF_8).length;
		if (size > max) {
			throw new IllegalArgumentException(field + " has " + size + " bytes in UTF-8, allowed are " + max);
		}
		return value;
	}

	/** A list that must have some elements, and not too many. */
	public static void count(String field, Collection<?> values, int min, int max) {
		if (values.size() < min || values.size() > max) {
			throw new IllegalArgumentException(
					field + " has " + values.size() + " elements, allowed are " + min + " to " + max);
		}
	}

	/** A text of a certain form. */
	public static String form(String field, @Nullable String value, Pattern form, String description) {
		if (!form.matcher(text(field, value)).matches()) {
			throw new IllegalArgumentException(field + " must be " + description);
		}
		return value;
	}

}
