package cn.bootx.starter.core.callback.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.Refusals;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;

/**
 * Carries a push from a controller method to a portal and the answer back.
 *
 * @since 0.1.0
 */
public final class PortalHttp {

	private static final Logger logger = LoggerFactory.getLogger(PortalHttp.class);

	private PortalHttp() {
	}

	/**
	 * Shows the head to the portal, reads the body within the limits, has the push
	 * handled and turns the answer into HTTP.
	 * @param maxBodySize largest body in bytes
	 */
	public static PortalAnswer<ResponseEntity<byte[]>> answer(PortalRequest request, long maxBodySize,
			PortalDoor portal) {
		try {
			CallbackRequest head = request.head();
			CallbackResponse refusal = portal.refuse(head);
			return (refusal != null) ? request.close(AnswerNow.closing(refusal))
					: answer(request, head, request.body(maxBodySize), portal);
		}
		catch (RuntimeException ex) {
			return request.close(refuse(portal, ex));
		}
	}

	private static PortalAnswer<ResponseEntity<byte[]>> answer(PortalRequest request, CallbackRequest head,
			CompletableFuture<byte[]> body, PortalDoor portal) {
		// One that arrives later comes on a thread of the container.
		boolean mayBlock = request.mayBlock() && body.isDone();
		if (body.isCompletedExceptionally()) {
			return request.close(body.handle((bytes, failure) -> refuse(portal, failure)).join());
		}
		CompletableFuture<AnswerNow> answer = body.thenCompose((bytes) -> portal.handle(head.with(bytes, mayBlock)))
			.handle((response, failure) -> (failure != null) ? refuse(portal, failure) : new AnswerNow(response));
		return (mayBlock && answer.isDone()) ? answer.join() : new AnswerLater(answer);
	}

	/** Whatever a stranger invents must not become a 500 with a trace. */
	private static AnswerNow refuse(PortalDoor portal, Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (cause instanceof CallbackRejectedException rejected) {
			Refusals.warn(portal.name(), rejected.status(), String.valueOf(rejected.getMessage()));
			return AnswerNow.closing(CallbackResponse.empty(rejected.status()));
		}
		Refusals.warn(portal.name(), 400, "it cannot be read (" + cause.getClass().getSimpleName() + ")");
		logger.debug("The unreadable push", cause);
		return AnswerNow.closing(CallbackResponse.empty(400));
	}

}
