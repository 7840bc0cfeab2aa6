package cn.bootx.starter.wechat.admin;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/**
 * What people type into the fields of a page.
 */
final class Inputs {

	private Inputs() {
	}

	/** Whether a value contains what is looked for; without anything, all do. */
	static boolean like(@Nullable String value, @Nullable String part) {
		return isBlank(part)
				|| (value != null && value.toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT)));
	}

	/** A field that must be filled in. */
	static String required(String field, @Nullable String value) {
		if (isBlank(value)) {
			throw new IllegalArgumentException(field + " must not be blank");
		}
		return value;
	}

	@Contract("null -> true")
	static boolean isBlank(@Nullable String value) {
		return value == null || value.isBlank();
	}

}
