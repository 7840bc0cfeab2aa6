package cn.bootx.starter.core.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding of query values with nothing left to guess: OkHttp's own
 * {@code addQueryParameter} leaves characters such as {@code ;} and {@code !} as they
 * are.
 */
final class QueryEncoding {

	private QueryEncoding() {
	}

	static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
