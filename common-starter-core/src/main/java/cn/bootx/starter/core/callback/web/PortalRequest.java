package cn.bootx.starter.core.callback.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRejectedException;

/**
 * A request to a portal whose body is not read yet. A controller method that takes it and
 * returns a {@link PortalAnswer} works on Spring MVC and on WebFlux, see
 * {@link PortalHttp}.
 *
 * @since 0.1.0
 */
public abstract class PortalRequest {

	private static final byte[] NOTHING = {};

	private @Nullable String account;

	PortalRequest() {
	}

	/**
	 * The same request, to the account that its address names.
	 */
	public PortalRequest to(@Nullable String account) {
		this.account = account;
		return this;
	}

	/** The request without its body. */
	final CallbackRequest head() {
		Map<String, String> headers = new HashMap<>();
		headers(headers);
		String query = query();
		return new CallbackRequest(method(), PortalQuery.parse(query), (query != null) ? query : "", headers, NOTHING,
				mayBlock(), this.account, client());
	}

	static void put(Map<String, String> headers, String name, @Nullable String value) {
		headers.put(name.toLowerCase(Locale.ROOT), (value != null) ? value : "");
	}

	/**
	 * Reads the body within the limits. What has not arrived yet is read when it does,
	 * without a thread that waits for it.
	 * @param max largest body in bytes
	 * @return the body, or a {@link CallbackRejectedException}
	 */
	final CompletableFuture<byte[]> body(long max) {
		IncomingBody body = new IncomingBody(announced(), max);
		if (!body.isDone()) {
			read(body);
		}
		return body.whole();
	}

	/** Answers without having read the body, and closes the connection. */
	PortalAnswer<ResponseEntity<byte[]>> close(AnswerNow refusal) {
		return new AnswerLater(CompletableFuture.completedFuture(refusal));
	}

	/** Whether the thread that carries the request may run the handlers. */
	abstract boolean mayBlock();

	/** Address of the sender as the server knows it, empty where it is unknown. */
	abstract String client();

	abstract String method();

	/** The query as it arrived. */
	abstract @Nullable String query();

	/** Adds the headers, names in lower case. */
	abstract void headers(Map<String, String> headers);

	/** Length of the body as the head says, or -1. */
	abstract long announced();

	/** Reads the body; failures go to the body as well. */
	abstract void read(IncomingBody body);

}
