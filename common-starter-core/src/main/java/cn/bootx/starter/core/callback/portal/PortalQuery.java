package cn.bootx.starter.core.callback.portal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;

/**
 * Decodes the query of a push. A parameter given twice with two values is refused: one
 * could be signed and the other used.
 */
final class PortalQuery {

	private static final int MAX_LENGTH = 4096;

	private PortalQuery() {
	}

	static Map<String, String> parse(@Nullable String rawQuery) {
		Map<String, String> query = new HashMap<>();
		if (rawQuery == null || rawQuery.isEmpty()) {
			return query;
		}
		if (rawQuery.length() > MAX_LENGTH) {
			throw CallbackRejectedException.malformed("query is longer than " + MAX_LENGTH + " characters");
		}
		for (int start = 0; start <= rawQuery.length();) {
			int end = endOf('&', rawQuery, start, rawQuery.length());
			if (end > start) {
				int equals = endOf('=', rawQuery, start, end);
				String name = decode(rawQuery.substring(start, equals));
				String value = decode(rawQuery.substring(Math.min(equals + 1, end), end));
				String before = query.put(name, value);
				if (before != null && !before.equals(value)) {
					throw CallbackRejectedException.malformed("a query parameter has two values");
				}
			}
			start = end + 1;
		}
		return query;
	}

	private static int endOf(char c, String text, int start, int end) {
		int index = text.indexOf(c, start);
		return (index < 0 || index > end) ? end : index;
	}

	private static String decode(String text) {
		if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
			return text;
		}
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw CallbackRejectedException.malformed("query is not percent-encoded");
		}
	}

}
