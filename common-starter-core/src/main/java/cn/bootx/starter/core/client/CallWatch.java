package cn.bootx.starter.core.client;

import java.io.IOException;
import java.util.Locale;

import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * Watches the calls of an HTTP client. Calls of a {@link PlatformClient} are watched with
 * the platform's own verdict; those of a platform's SDK with their HTTP status.
 */
final class CallWatch implements Interceptor {

	private final Platform platform;

	private final ThirdObserver observer;

	CallWatch(Platform platform, ThirdObserver observer) {
		this.platform = platform;
		this.observer = observer;
	}

	/** The one that the client was built with, if any. */
	static @Nullable CallWatch of(OkHttpClient http) {
		return http.interceptors()
			.stream()
			.filter(CallWatch.class::isInstance)
			.map(CallWatch.class::cast)
			.findFirst()
			.orElse(null);
	}

	ThirdObserver.Watch begin(String api) {
		return this.observer.begin(ThirdObserver.CLIENT, "platform", this.platform.id(), "api", lowCardinality(api));
	}

	@Override
	public Response intercept(Chain chain) throws IOException {
		if (chain.request().tag(ApiCall.class) != null) {
			return chain.proceed(chain.request());
		}
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

	static String outcome(ErrorCategory category) {
		return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Path segments with digits or of great length are ids: they would each be a metric.
	 */
	static String lowCardinality(String path) {
		StringBuilder kept = new StringBuilder(path.length());
		for (String segment : path.split("/")) {
			if (!segment.isEmpty()) {
				kept.append('/').append(isId(segment) ? "{id}" : segment);
			}
		}
		return kept.toString();
	}

	private static boolean isId(String segment) {
		// v1.0 is a version, asyncsend_v2 a name.
		return segment.length() > 40 || segment.contains("%")
				|| segment.chars().filter((c) -> c >= '0' && c <= '9').count() > 2;
	}

}
