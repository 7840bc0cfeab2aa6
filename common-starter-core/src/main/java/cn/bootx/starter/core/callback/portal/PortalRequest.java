package cn.bootx.starter.core.callback.portal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.Refusals;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;

/**
 * A request to a portal whose body is not read yet. A controller method that takes it and
 * returns its {@link #answer} works on Spring MVC and on WebFlux.
 *
 * @since 0.1.0
 */
public abstract class PortalRequest {

	private static final Logger logger = LoggerFactory.getLogger(PortalRequest.class);

	private static final byte[] NOTHING = {};

	/** Whether the thread that carries the request may run the handlers. */
	private final boolean mayBlock;

	private final String method;

	private final @Nullable String query;

	private final String client;

	private @Nullable String account;

	/**
	 * @param client address of the sender as the server knows it, empty where it is
	 * unknown
	 */
	PortalRequest(boolean mayBlock, String method, @Nullable String query, String client) {
		this.mayBlock = mayBlock;
		this.method = method;
		this.query = query;
		this.client = client;
	}

	/** The same request, to the account that its address names. */
	public PortalRequest to(@Nullable String account) {
		this.account = account;
		return this;
	}

	/**
	 * Shows the head to the portal, reads the body within the limits, has the push
	 * handled and turns the answer into HTTP.
	 * @param maxBodySize in bytes
	 */
	public final PortalAnswer<ResponseEntity<byte[]>> answer(long maxBodySize, PortalDoor portal) {
		try {
			CallbackRequest head = head();
			CallbackResponse refusal = portal.refuse(head);
			return (refusal != null) ? close(AnswerNow.closing(refusal)) : answer(head, body(maxBodySize), portal);
		}
		catch (RuntimeException ex) {
			return close(refuse(portal, ex));
		}
	}

	private PortalAnswer<ResponseEntity<byte[]>> answer(CallbackRequest head, CompletableFuture<byte[]> body,
			PortalDoor portal) {
		// One that arrives later comes on a thread of the container.
		boolean mayBlock = this.mayBlock && body.isDone();
		if (body.isCompletedExceptionally()) {
			return close(body.handle((bytes, failure) -> refuse(portal, failure)).join());
		}
		CompletableFuture<AnswerNow> answer = body.thenCompose((bytes) -> portal.handle(head.with(bytes, mayBlock)))
			.handle((response, failure) -> (failure != null) ? refuse(portal, failure) : new AnswerNow(response));
		return (mayBlock && answer.isDone()) ? answer.join() : new AnswerNow.Later(answer);
	}

	/** Whatever a stranger invents must not become a 500 with a trace. */
	private static AnswerNow refuse(PortalDoor portal, Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		int status = 400;
		String reason = "it cannot be read (" + cause.getClass().getSimpleName() + ")";
		if (cause instanceof CallbackRejectedException rejected) {
			status = rejected.status();
			reason = String.valueOf(rejected.getMessage());
		}
		else {
			logger.debug("The unreadable push", cause);
		}
		Refusals.warn(portal.name(), status, reason);
		return AnswerNow.closing(CallbackResponse.empty(status));
	}

	private CallbackRequest head() {
		Map<String, String> headers = new HashMap<>();
		headers(headers);
		return new CallbackRequest(this.method, PortalQuery.parse(this.query), (this.query != null) ? this.query : "",
				headers, NOTHING, this.mayBlock, this.account, this.client);
	}

	static void put(Map<String, String> headers, String name, @Nullable String value) {
		headers.put(name.toLowerCase(Locale.ROOT), (value != null) ? value : "");
	}

	/**
	 * What has not arrived yet is read when it does, without a thread that waits for it.
	 */
	private CompletableFuture<byte[]> body(long max) {
		IncomingBody body = new IncomingBody(announced(), max);
		if (!body.isDone()) {
			read(body);
		}
		return body.whole();
	}

	/** Answers without having read the body, and closes the connection. */
	PortalAnswer<ResponseEntity<byte[]>> close(AnswerNow refusal) {
		return new AnswerNow.Later(CompletableFuture.completedFuture(refusal));
	}

	/** Adds the headers, names in lower case. */
	abstract void headers(Map<String, String> headers);

	/** Length of the body as the head says, or -1. */
	abstract long announced();

	/** Reads the body; failures go to the body as well. */
	abstract void read(IncomingBody body);

}
