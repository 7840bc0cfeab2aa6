package cn.bootx.starter.core.callback;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger.Claim;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlers at work on a claimed message. From the claim on, also while it waits for a
 * thread, it is in the node's memory and the claim is prolonged.
 */
final class CallbackWork<M> implements CallbackTicker.Ticking, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CallbackWork.class);

	private final CallbackPipeline<M> steps;

	private final CallbackRuntime runtime;

	private final OpenedCallback<M> opened;

	private final Claim claim;

	private final CompletableFuture<CallbackResponse> result = new CompletableFuture<>();

	/** Attempts that are known to this node; guarded by this. */
	private int attempts;

	/** Whether this node answered the last attempt without the reply. */
	private volatile boolean acknowledged;

	private volatile long prolongAt;

	CallbackWork(CallbackPipeline<M> steps, CallbackRuntime runtime, OpenedCallback<M> opened, Claim claim) {
		this.steps = steps;
		this.runtime = runtime;
		this.opened = opened;
		this.claim = claim;
		this.attempts = claim.attempt();
		prolongLater();
		runtime.memory().begin(claim.identity(), this);
		runtime.ticker().add(this);
	}

	/** Dispatch ▸ seal, and the answer is kept. */
	CallbackResponse run() throws Exception {
		String reply;
		try {
			reply = this.steps.dispatch(this.opened);
		}
		catch (Throwable ex) {
			release(ex);
			this.result.completeExceptionally(ex);
			throw ex;
		}
		CallbackResponse response = this.steps.seal(this.opened, reply);
		boolean late = keep(response, reply != null);
		this.result.complete(response);
		if (reply != null && (late || this.acknowledged)) {
			this.steps.deliverLate(this.opened, reply);
		}
		return response;
	}

	/** Gives the message back without having worked on it. */
	void release(Throwable reason) {
		try {
			this.runtime.ledger().release(this.claim);
		}
		catch (RuntimeException ex) {
			// It runs out by itself.
			reason.addSuppressed(ex);
		}
	}

	/**
	 * Counts one more attempt, which came to this node; returns its number as far as is
	 * known. One after the other: two with one number could both count as the last.
	 */
	synchronized int countAgain() {
		this.attempts++;
		try {
			this.attempts = Math.max(this.attempts, this.runtime.ledger().again(this.claim.identity()));
		}
		catch (RuntimeException ex) {
			logger.debug("An attempt at {} was counted on this node only", this.claim.identity(), ex);
		}
		return this.attempts;
	}

	void acknowledged() {
		this.acknowledged = true;
	}

	void whenDone(BiConsumer<@Nullable CallbackResponse, @Nullable Throwable> waiting) {
		this.result.whenComplete(waiting);
	}

	private boolean keep(CallbackResponse response, boolean isReply) {
		CallbackResponse reply = isReply ? response : null;
		this.runtime.memory().answered(this.claim.identity(), reply);
		try {
			return this.runtime.ledger().complete(this.claim, reply);
		}
		catch (RuntimeException ex) {
			// The handlers have done their work, so this attempt gets its answer.
			logger.warn("The answer to {} at {} could not be kept for the platform's retries to other nodes",
					this.claim.identity(), this.steps, ex);
			return false;
		}
	}

	@Override
	public void tick(long now) {
		if (now - this.prolongAt < 0) {
			return;
		}
		prolongLater();
		try {
			this.runtime.background().execute(this::prolong);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The application is closing; the claim of {} is not prolonged", this.claim.identity());
		}
	}

	private void prolongLater() {
		this.prolongAt = System.nanoTime() + this.runtime.prolongEvery().toNanos();
	}

	private void prolong() {
		try {
			if (!this.result.isDone()) {
				this.runtime.ledger().prolong(this.claim);
			}
		}
		catch (RuntimeException ex) {
			logger.debug("The claim of {} could not be prolonged", this.claim.identity(), ex);
		}
	}

	@Override
	public void close() {
		this.runtime.ticker().remove(this);
		this.runtime.memory().end(this.claim.identity(), this);
	}

}
