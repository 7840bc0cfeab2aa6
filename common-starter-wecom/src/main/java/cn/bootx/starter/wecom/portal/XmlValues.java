package cn.bootx.starter.wecom.portal;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Texts as the types that WxJava's beans have. What is not a number is left out: the push
 * is signed and handled, and {@code allFieldsMap} holds the text.
 */
final class XmlValues {

	private XmlValues() {
	}

	static boolean isScalar(@Nullable Class<?> type) {
		return type == String.class || type == Long.class || type == Integer.class || type == Double.class
				|| type == Long[].class || type == Integer[].class;
	}

	static @Nullable Object read(Class<?> type, String text) {
		if (type == String.class) {
			return text;
		}
		try {
			if (type == Long.class) {
				return Long.valueOf(text.strip());
			}
			if (type == Integer.class) {
				return Integer.valueOf(text.strip());
			}
			if (type == Double.class) {
				return Double.valueOf(text.strip());
			}
			return (type == Long[].class) ? split(text, Long::valueOf, Long[]::new)
					: split(text, Integer::valueOf, Integer[]::new);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static <T> T @Nullable [] split(String text, Function<String, T> read, IntFunction<T[]> array) {
		return text.isBlank() ? null : Arrays.stream(text.split(",")).map(String::strip).map(read).toArray(array);
	}

}
