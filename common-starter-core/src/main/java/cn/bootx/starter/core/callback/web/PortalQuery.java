package cn.bootx.starter.core.callback.web;

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
		for (String pair : rawQuery.split("&")) {
			int equals = pair.indexOf('=');
			String name = decode((equals < 0) ? pair : pair.substring(0, equals));
			String value = (equals < 0) ? "" : decode(pair.substring(equals + 1));
			String before = query.put(name, value);
			if (before != null && !before.equals(value)) {
				throw CallbackRejectedException.malformed("a query parameter has two values");
			}
		}
		return query;
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw CallbackRejectedException.malformed("query is not percent-encoded");
		}
	}

}
