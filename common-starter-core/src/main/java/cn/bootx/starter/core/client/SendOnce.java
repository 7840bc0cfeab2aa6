package cn.bootx.starter.core.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Keeps OkHttp from sending again what it has sent already. Without this a POST whose
 * answer is lost on a kept connection is sent up to three times: the caller reads success
 * once, and the receiver has three messages. What fails before a byte is written is still
 * repeated on another connection or address, and so is a read.
 */
final class SendOnce implements Interceptor {

	private static final int REQUEST_TIMEOUT = 408;

	private static final int SERVER_ERROR = 500;

	private static final int UNAVAILABLE = 503;

	/** Suppressed by failures that keep their type. */
	private static final Throwable SENT = new Sent();

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
		catch (IOException ex) {
			throw isRefusedUnread(ex) ? ex : sent(ex);
		}
		response = unrepeated(response, call != null);
		// A call knows by itself that it was sent.
		return (call != null) ? response : withMarkedBody(response);
	}

	/** Whether the request may be executed twice: a read that uses no code up. */
	static boolean isRepeatable(Request request) {
		return request.method().equals("GET") && Collections.disjoint(request.url().queryParameterNames(), SINGLE_USE);
	}

	/** Whether the failure came after the request was sent. */
	static boolean wasSent(Throwable failure) {
		return failure instanceof SentOnceException || List.of(failure.getSuppressed()).contains(SENT);
	}

	/** What really failed: a caller's body, for example, has an exception of its own. */
	static IOException cause(IOException ex) {
		return (ex instanceof SentOnceException sent) ? sent.failure : ex;
	}

	private static IOException sent(IOException ex) {
		if (!(ex instanceof InterruptedIOException)) {
			return new SentOnceException(ex);
		}
		// OkHttp does not repeat after a timeout, and hosts ask for its type.
		if (!wasSent(ex)) {
			ex.addSuppressed(SENT);
		}
		return ex;
	}

	/** The answer is read after this interceptor, and may be lost then. */
	private static Response withMarkedBody(Response response) {
		ResponseBody body = response.body();
		ForwardingSource marked = new ForwardingSource(body.source()) {

			@Override
			public long read(Buffer sink, long byteCount) throws IOException {
				try {
					return super.read(sink, byteCount);
				}
				catch (IOException ex) {
					throw sent(ex);
				}
			}

		};
		return response.newBuilder()
			.body(ResponseBody.create(Okio.buffer(marked), body.contentType(), body.contentLength()))
			.build();
	}

	/**
	 * OkHttp also repeats after 408 and 503. The SDKs do not look at the status: they
	 * would read a gateway's page as the platform's answer.
	 */
	private static Response unrepeated(Response response, boolean statusIsRead) throws SentOnceException {
		if (response.code() == REQUEST_TIMEOUT || response.code() >= SERVER_ERROR && !statusIsRead) {
			response.close();
			throw new SentOnceException(new ProtocolException("HTTP " + response.code()));
		}
		return (response.code() == UNAVAILABLE) ? response.newBuilder().removeHeader("Retry-After").build() : response;
	}

	/** HTTP/2 says so where the server has not looked at the request. */
	private static boolean isRefusedUnread(IOException ex) {
		return ex instanceof ConnectionShutdownException
				|| ex instanceof StreamResetException reset && reset.errorCode == ErrorCode.REFUSED_STREAM;
	}

	private static final class Sent extends Exception {

		private static final long serialVersionUID = 1L;

		private Sent() {
			super("the request was sent before", null, false, false);
		}

	}

	/** OkHttp does not recover from a {@link ProtocolException}. */
	private static final class SentOnceException extends ProtocolException {

		private static final long serialVersionUID = 1L;

		private final IOException failure;

		SentOnceException(IOException failure) {
			super("connection failed after the request was sent: " + failure.getMessage());
			this.failure = failure;
			initCause(failure);
		}

	}

}
