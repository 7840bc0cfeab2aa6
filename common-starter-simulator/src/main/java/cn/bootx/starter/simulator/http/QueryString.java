package cn.bootx.starter.simulator.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * Query strings and form bodies.
 *
 * @since 0.1.0
 */
public final class QueryString {

	private QueryString() {
	}

	/**
	 * Decodes parameters; of several with one name the last wins.
	 * @throws IllegalArgumentException if an escape is malformed
	 */
	public static Map<String, String> parse(@Nullable String raw) {
		Map<String, String> parameters = new LinkedHashMap<>();
		if (raw == null || raw.isEmpty()) {
			return parameters;
		}
		for (String pair : raw.split("&")) {
			int equals = pair.indexOf('=');
			String name = (equals < 0) ? pair : pair.substring(0, equals);
			String value = (equals < 0) ? "" : pair.substring(equals + 1);
			if (!name.isEmpty()) {
				parameters.put(URLDecoder.decode(name, StandardCharsets.UTF_8),
						URLDecoder.decode(value, StandardCharsets.UTF_8));
			}
		}
		return parameters;
	}

	public static String format(Map<String, String> parameters) {
		StringJoiner joined = new StringJoiner("&");
		parameters.forEach((name, value) -> joined.add(encode(name) + "=" + encode(value)));
		return joined.toString();
	}

	/** Adds parameters to a URL that may have some already; a fragment stays last. */
	public static String append(String url, Map<String, String> parameters) {
		if (parameters.isEmpty()) {
			return url;
		}
		int hash = url.indexOf('#');
		String base = (hash < 0) ? url : url.substring(0, hash);
		String fragment = (hash < 0) ? "" : url.substring(hash);
		return base + ((base.indexOf('?') < 0) ? "?" : "&") + format(parameters) + fragment;
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
