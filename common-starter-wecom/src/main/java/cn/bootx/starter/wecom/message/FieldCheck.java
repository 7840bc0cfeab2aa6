package cn.bootx.starter.wecom.message;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * Checks the fields of a message against WeCom's limits before it is sent. WeCom counts
 * bytes of UTF-8: a Chinese character is three. It cuts or drops what is too long, most
 * often without an error.
 *
 * @since 0.1.0
 */
public final class FieldCheck {

	/** Code of the exceptions, in the place of a platform's. */
	public static final String CODE = "invalid-message";

	private static final Pattern ADDRESS = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);

	private final String api;

	/**
	 * Checks for one API.
	 * @param api path of the API, for the exceptions
	 */
	public FieldCheck(String api) {
		this.api = api;
	}

	/** A text that must be there and within its limit in bytes. */
	public FieldCheck text(String field, @Nullable String value, int maxBytes) {
		required(field, value);
		return optionalText(field, value, maxBytes);
	}

	/** A text that may be absent. */
	public FieldCheck optionalText(String field, @Nullable String value, int maxBytes) {
		int size = (value != null) ? value.getBytes(StandardCharsets.UTF_8).length : 0;
		if (size > maxBytes) {
			throw failure(field + " has " + size + " bytes in UTF-8, allowed are " + maxBytes);
		}
		return this;
	}

	/** A text whose limit counts characters. */
	public FieldCheck optionalCharacters(String field, @Nullable String value, int max) {
		int length = (value != null) ? value.codePointCount(0, value.length()) : 0;
		if (length > max) {
			throw failure(field + " has " + length + " characters, allowed are " + max);
		}
		return this;
	}

	public FieldCheck required(String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw failure(field + " is missing or blank");
		}
		return this;
	}

	/** An http or https address of at most 2048 bytes. */
	public FieldCheck address(String field, @Nullable String value) {
		text(field, value, 2048);
		if (value != null && !ADDRESS.matcher(value).matches()) {
			throw failure(field + " must begin with http:// or https://");
		}
		return this;
	}

	public FieldCheck count(String field, @Nullable Collection<?> values, int min, int max) {
		int size = (values != null) ? values.size() : 0;
		if (size < min || size > max) {
			throw failure(field + " has " + size + " items, allowed are "
					+ ((min > 0) ? min + " to " + max : "at most " + max));
		}
		return this;
	}

	public FieldCheck matches(String field, @Nullable String value, Pattern pattern, String form) {
		if (value != null && !pattern.matcher(value).matches()) {
			throw failure(field + " must be " + form);
		}
		return this;
	}

	/** Any other rule. */
	public FieldCheck isTrue(boolean condition, String problem) {
		if (!condition) {
			throw failure(problem);
		}
		return this;
	}

	/** The exception for a message that cannot be sent as it is. */
	public PlatformException failure(String problem) {
		return PlatformException.of(Platform.WECOM, this.api)
			.code(CODE)
			.message(problem)
			.verdict(ErrorVerdict.of(ErrorCategory.INVALID_ARGUMENT))
			.build();
	}

}
