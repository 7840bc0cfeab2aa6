package cn.bootx.starter.core.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.Collections;
import java.util.Set;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/**
 * Keeps OkHttp from sending again what it has sent already. Without this a POST whose
 * answer is lost on a kept connection is sent up to three times: the caller reads success
 * once, and the receiver has three messages. What fails before a byte is written is still
 * repeated on another connection or address, and so is a read.
 */
final class SendOnce implements Interceptor {

	private static final int REQUEST_TIMEOUT = 408;

	private static final int UNAVAILABLE = 503;

	/** A GET with one of these parameters uses a code up. */
	private static final Set<String> SINGLE_USE = Set.of("code", "js_code", "auth_code", "authorization_code",
			"tmp_auth_code", "user_ticket");

	@Override
	public Response intercept(Chain chain) throws IOException {
		Request request = chain.request();
		ApiCall call = request.tag(ApiCall.class);
		if (call != null) {
			call.sent();
		}
		if (isRepeatable(request)) {
			return chain.proceed(request);
		}
		Response response;
		try {
			response = chain.proceed(request);
		}
		catch (InterruptedIOException | ProtocolException ex) {
			// OkHttp does not repeat a sent request after these two.
			throw ex;
		}
		catch (IOException ex) {
			throw isRefusedUnread(ex) ? ex : new SentOnceException(ex);
		}
		return unrepeated(response);
	}

	/** Whether the request may be executed twice: a read that uses no code up. */
	static boolean isRepeatable(Request request) {
		return request.method().equals("GET") && Collections.disjoint(request.url().queryParameterNames(), SINGLE_USE);
	}

	/** What really failed: a caller's body, for example, has an exception of its own. */
	static IOException cause(IOException ex) {
		return (ex instanceof SentOnceException sent) ? sent.failure : ex;
	}

	/** OkHttp also repeats after these two answers. */
	private static Response unrepeated(Response response) throws SentOnceException {
		if (response.code() == REQUEST_TIMEOUT) {
			response.close();
			throw new SentOnceException(new ProtocolException("HTTP 408"));
		}
		return (response.code() == UNAVAILABLE) ? response.newBuilder().removeHeader("Retry-After").build() : response;
	}

	/** HTTP/2 says so where the server has not looked at the request. */
	private static boolean isRefusedUnread(IOException ex) {
		return ex instanceof ConnectionShutdownException
				|| ex instanceof StreamResetException reset && reset.errorCode == ErrorCode.REFUSED_STREAM;
	}

	/**
	 * The connection failed after the request was sent. OkHttp does not recover from a
	 * {@link ProtocolException}.
	 */
	static final class SentOnceException extends ProtocolException {

		private static final long serialVersionUID = 1L;

		private final IOException failure;

		SentOnceException(IOException failure) {
			super("connection failed after the request was sent: " + failure.getMessage());
			this.failure = failure;
			initCause(failure);
		}

	}

}
