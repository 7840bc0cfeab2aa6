package cn.bootx.starter.core.callback.portal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;

/**
 * The response, ready. Spring MVC goes by the type of the value, WebFlux by the declared
 * one, so only MVC takes this as the answer of a controller.
 */
final class AnswerNow extends ResponseEntity<byte[]> implements PortalAnswer<ResponseEntity<byte[]>> {

	private static final int UNAVAILABLE = 503;

	AnswerNow(CallbackResponse response) {
		this(response, false);
	}

	private AnswerNow(CallbackResponse response, boolean closing) {
		super(response.body(), headers(response, closing), HttpStatusCode.valueOf(response.status()));
	}

	/** An answer after which the connection is closed: the body was not read. */
	static AnswerNow closing(CallbackResponse response) {
		return new AnswerNow(response, true);
	}

	/** Spring's headers are such a map up to Framework 6 only. */
	private static MultiValueMap<String, String> headers(CallbackResponse response, boolean closing) {
		MultiValueMap<String, String> headers = new LinkedMultiValueMap<>(4);
		// The echo of a verification is the sender's text: no browser may guess its type.
		headers.add("X-Content-Type-Options", "nosniff");
		headers.add(HttpHeaders.CACHE_CONTROL, "no-store");
		if (closing) {
			headers.add(HttpHeaders.CONNECTION, "close");
		}
		if (response.status() == UNAVAILABLE) {
			headers.add(HttpHeaders.RETRY_AFTER, "1");
		}
		if (response.contentType() != null) {
			headers.add(HttpHeaders.CONTENT_TYPE, response.contentType());
		}
		return headers;
	}

	/** The response, when it is ready. */
	static final class Later extends CompletableFuture<ResponseEntity<byte[]>>
			implements PortalAnswer<ResponseEntity<byte[]>> {

		Later(CompletionStage<AnswerNow> response) {
			response.whenComplete((value, failure) -> {
				if (failure != null) {
					completeExceptionally(failure);
				}
				else {
					complete(value);
				}
			});
		}

	}

}
