package cn.bootx.starter.core.callback;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlers at work on a claimed message. From the claim on, also while it waits for a
 * thread, the claim is prolonged; when the handlers finish the answer is kept; when they
 * fail the claim is released.
 */
final class CallbackWork<M> implements CallbackTicker.Ticking, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CallbackWork.class);

	private final CallbackPipeline<M> pipeline;

	private final OpenedCallback<M> opened;

	private final Claim claim;

	private final CompletableFuture<CallbackResponse> result = new CompletableFuture<>();

	private volatile long prolongAt;

	CallbackWork(CallbackPipeline<M> pipeline, OpenedCallback<M> opened, Claim claim) {
		this.pipeline = pipeline;
		this.opened = opened;
		this.claim = claim;
		prolongLater();
		pipeline.working().put(claim.identity(), this.result);
		pipeline.ticker().add(this);
	}

	CallbackResponse run() throws Exception {
		String reply;
		CallbackResponse response;
		try {
			reply = this.pipeline.dispatcher().dispatch(this.opened.message());
			response = this.pipeline.protocol().seal(this.opened, reply);
		}
		catch (Throwable ex) {
			release(ex);
			this.result.completeExceptionally(ex);
			throw ex;
		}
		boolean late = keep(response);
		this.result.complete(response);
		if (late && reply != null) {
			deliverLate(reply);
		}
		return response;
	}

	/** Gives the message back without having worked on it. */
	void release(Throwable reason) {
		try {
			this.pipeline.runtime().ledger().release(this.claim);
		}
		catch (RuntimeException ex) {
			// It runs out by itself.
			reason.addSuppressed(ex);
		}
	}

	private boolean keep(CallbackResponse response) {
		try {
			return this.pipeline.runtime().ledger().complete(this.claim, response);
		}
		catch (RuntimeException ex) {
			// The handlers have done their work, so this attempt gets its answer.
			logger.warn("The answer to {} at {} could not be kept for the platform's retries", this.claim.identity(),
					this.pipeline.portal(), ex);
			return false;
		}
	}

	private void deliverLate(String reply) {
		try {
			this.pipeline.lateReply().deliver(this.opened, reply);
		}
		catch (RuntimeException ex) {
			logger.error("The late reply to {} at {} could not be delivered", this.opened.identity(),
					this.pipeline.portal(), ex);
		}
	}

	@Override
	public void tick(long now) {
		if (now - this.prolongAt < 0) {
			return;
		}
		prolongLater();
		try {
			this.pipeline.runtime().background().execute(this::prolong);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The application is closing; the claim of {} is not prolonged", this.claim.identity());
		}
	}

	private void prolongLater() {
		this.prolongAt = System.nanoTime() + this.pipeline.runtime().prolongEvery().toNanos();
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
		this.pipeline.ticker().remove(this);
		this.pipeline.working().remove(this.claim.identity(), this.result);
		if (!this.result.isDone()) {
			this.result.completeExceptionally(new IllegalStateException("The handlers did not run"));
		}
	}

}
