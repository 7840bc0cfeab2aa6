package cn.bootx.starter.core.callback.portal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.springframework.http.ResponseEntity;

/**
 * The response, when it is ready.
 */
final class AnswerLater extends CompletableFuture<ResponseEntity<byte[]>>
		implements PortalAnswer<ResponseEntity<byte[]>> {

	AnswerLater(CompletionStage<AnswerNow> response) {
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
