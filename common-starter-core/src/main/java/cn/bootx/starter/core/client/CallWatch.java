package cn.bootx.starter.core.client;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;

import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * Watches the calls of an HTTP client. Calls of a {@link PlatformClient} are watched with
 * the platform's own verdict; those of a platform's SDK with their HTTP status.
 */
record CallWatch(Platform platform, ThirdObserver observer) implements Interceptor {

	/** Takes the one out that the client was built with, if any. */
	static @Nullable CallWatch takeFrom(OkHttpClient.Builder http) {
		for (Interceptor interceptor : http.interceptors()) {
			if (interceptor instanceof CallWatch watch) {
				http.interceptors().remove(watch);
				return watch;
			}
		}
		return null;
	}

	<T> T watch(String api, Supplier<T> work) {
		return begin(api).around(work,
				(ex) -> (ex instanceof PlatformException known) ? outcome(known.category()) : "error");
	}

	@Override
	public Response intercept(Chain chain) throws IOException {
		ThirdObserver.Watch watch = begin(chain.request().url().encodedPath());
		try {
			Response response = chain.proceed(chain.request());
			watch.end(response.isSuccessful() ? "success" : "http-" + response.code(), null);
			return response;
		}
		catch (IOException ex) {
			watch.end(outcome(ErrorCategory.TRANSIENT), ex);
			throw ex;
		}
	}

	private ThirdObserver.Watch begin(String api) {
		return this.observer.begin(ThirdObserver.CLIENT, "platform", this.platform.id(), "api", lowCardinality(api));
	}

	private static String outcome(ErrorCategory category) {
		return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The path with a placeholder for what looks like an id: each would be a metric. */
	static String lowCardinality(String path) {
		if (isPlain(path, 0)) {
			return path;
		}
		StringBuilder kept = new StringBuilder(path.length());
		for (String segment : path.split("/")) {
			if (!segment.isEmpty()) {
				kept.append('/').append(isPlain(segment, -1) ? segment : "{id}");
			}
		}
		return kept.toString();
	}

	/**
	 * Whether no segment is long or has more digits than v1.0 or asyncsend_v2.
	 * @param slash index of the first slash, which may be the place before the text
	 */
	private static boolean isPlain(String path, int slash) {
		int length = 0;
		int digits = 0;
		for (int i = slash + 1; i < path.length(); i++) {
			char c = path.charAt(i);
			if (c == '/' && length > 0) {
				length = 0;
				digits = 0;
				continue;
			}
			length++;
			digits += (c >= '0' && c <= '9') ? 1 : 0;
			if (c == '/' || c == '%' || length > 40 || digits > 2) {
				return false;
			}
		}
		return length > 0 && (slash < 0 || path.charAt(slash) == '/');
	}

}
