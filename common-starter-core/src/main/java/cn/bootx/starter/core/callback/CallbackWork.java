package cn.bootx.starter.core.callback;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlers at work on a claimed message. While they work the claim is prolonged; when
 * they finish the answer is kept; when they fail the claim is released.
 */
final class CallbackWork<M> implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CallbackWork.class);

	private final CallbackPipeline<M> pipeline;

	private final OpenedCallback<M> opened;

	private final Claim claim;

	private final CompletableFuture<CallbackResponse> result = new CompletableFuture<>();

	private final Future<?> prolonging;

	CallbackWork(CallbackPipeline<M> pipeline, OpenedCallback<M> opened, Claim claim) {
		this.pipeline = pipeline;
		this.opened = opened;
		this.claim = claim;
		pipeline.working().put(claim.identity(), this.result);
		long period = pipeline.runtime().prolongEvery().toMillis();
		this.prolonging = pipeline.runtime()
			.background()
			.scheduleAtFixedRate(this::prolong, period, period, TimeUnit.MILLISECONDS);
	}

	CallbackResponse run() throws Exception {
		MessageLedger ledger = this.pipeline.runtime().ledger();
		String reply;
		CallbackResponse response;
		try {
			reply = this.pipeline.dispatcher().dispatch(this.opened.message());
			response = this.pipeline.protocol().seal(this.opened, reply);
		}
		catch (Throwable ex) {
			ledger.release(this.claim);
			this.result.completeExceptionally(ex);
			throw ex;
		}
		boolean late = ledger.complete(this.claim, response);
		this.result.complete(response);
		if (late) {
			deliverLate(reply);
		}
		return response;
	}

	private void deliverLate(@Nullable String reply) {
		if (reply == null) {
			return;
		}
		try {
			this.pipeline.lateReply().deliver(this.opened, reply);
		}
		catch (RuntimeException ex) {
			logger.error("The late reply to {} at {} could not be delivered", this.opened.identity(),
					this.pipeline.portal(), ex);
		}
	}

	private void prolong() {
		try {
			this.pipeline.runtime().ledger().prolong(this.claim);
		}
		catch (RuntimeException ex) {
			logger.debug("The claim of {} could not be prolonged", this.claim.identity(), ex);
		}
	}

	@Override
	public void close() {
		this.prolonging.cancel(false);
		this.pipeline.working().remove(this.claim.identity(), this.result);
		// An answer that could not be kept leaves the waiting attempts to the ledger.
		this.result.completeExceptionally(new IllegalStateException("The answer could not be kept"));
	}

}
