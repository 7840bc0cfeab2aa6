package cn.bootx.starter.core.callback.portal;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * What a servlet container still has to receive of a body. After an answer Tomcat reads
 * it to its end on the request's thread, unless the stream has a {@link ReadListener}.
 *
 * @since 0.1.0
 */
public final class UnreadBody {

	static final ReadListener LEFT = new ReadListener() {

		@Override
		public void onDataAvailable() {
		}

		@Override
		public void onAllDataRead() {
		}

		@Override
		public void onError(Throwable failure) {
		}

	};

	private UnreadBody() {
	}

	/** Ends a request whose answer, with {@code Connection: close}, is written. */
	public static void leave(HttpServletRequest request) throws IOException {
		ServletInputStream sent = sent(request);
		if (sent != null && !isHere(request, sent) && request.isAsyncSupported()) {
			AsyncContext context = request.startAsync();
			sent.setReadListener(LEFT);
			context.complete();
		}
	}

	/**
	 * Has the listener read the stream as soon as the request is asynchronous: Spring MVC
	 * begins that after the controller's method has returned. Of several listeners the
	 * last one reads, because a stream takes no second one: a body may lose its place
	 * before that.
	 */
	static void onceAsync(HttpServletRequest request, ServletInputStream stream, ReadListener listener) {
		WebAsyncUtils.getAsyncManager(request)
			.registerDeferredResultInterceptor(UnreadBody.class, new DeferredResultProcessingInterceptor() {

				@Override
				public <T> void preProcess(NativeWebRequest webRequest, DeferredResult<T> result) {
					stream.setReadListener(listener);
				}

			});
	}

	/** Whether reading the body would not wait for the client. */
	public static boolean isHere(HttpServletRequest request) throws IOException {
		return isHere(request, sent(request));
	}

	/**
	 * The container's own stream, below those of filters; null if it was read as
	 * characters.
	 */
	static @Nullable ServletInputStream sent(HttpServletRequest request) throws IOException {
		ServletRequest innermost = request;
		while (innermost instanceof ServletRequestWrapper wrapper) {
			innermost = wrapper.getRequest();
		}
		try {
			return innermost.getInputStream();
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	/** Whether reading the body would not wait for the client. */
	static boolean isHere(HttpServletRequest request, @Nullable ServletInputStream sent) throws IOException {
		if (sent == null || sent.isFinished()) {
			return true;
		}
		long length = length(request);
		return length >= 0 && sent.available() >= length;
	}

	/** As the head says, or -1. */
	static long length(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		boolean none = length < 0 && request.getProtocol().startsWith("HTTP/1")
				&& request.getHeader("Transfer-Encoding") == null;
		return none ? 0 : length;
	}

}
