package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * One attempt of the platform to deliver a message: claims it and runs its handlers, or
 * waits for the attempt that does.
 */
final class CallbackAttempt<M> implements CallbackTicker.Ticking {

	private static final Logger logger = LoggerFactory.getLogger(CallbackAttempt.class);

	/** How often an attempt looks for an answer that another node works on. */
	private static final Duration LOOK_EVERY = Duration.ofMillis(50);

	/** How long an acknowledgement may wait for the ledger. */
	private static final long GRACE = Duration.ofMillis(300).toNanos();

	/** What the platform gets when it should send the message again. */
	private static final CallbackResponse TRY_AGAIN = CallbackResponse.empty(503);

	private final CallbackPipeline<M> pipeline;

	private final @Nullable CallbackRequest request;

	private final OpenedCallback<M> opened;

	private final CallbackRuntime runtime;

	private final long arrived = System.nanoTime();

	private final CompletableFuture<CallbackResponse> answer = new CompletableFuture<>();

	/** Number of the last attempt once it is known to be this one, else 0. */
	private volatile int last;

	private volatile boolean acknowledging;

	private final ThirdObserver.Watch watch;

	/** Whether the thread that carries the answer is at work; only that thread asks. */
	private boolean here;

	private volatile @Nullable Throwable failure;

	CallbackAttempt(CallbackPipeline<M> pipeline, @Nullable CallbackRequest request, OpenedCallback<M> opened,
			ThirdObserver.Watch watch) {
		this.watch = watch;
		this.pipeline = pipeline;
		this.request = request;
		this.opened = opened;
		this.runtime = pipeline.runtime();
	}

	/**
	 * Begins.
	 * @param mayBlock whether this thread may run the handlers
	 */
	CompletionStage<CallbackResponse> start(boolean mayBlock) {
		try {
			this.pipeline.ticker().add(this);
			if (!mayBlock || !this.runtime.executor().runHere(this::claimHere)) {
				this.runtime.executor().execute(this::claim);
			}
		}
		catch (RejectedExecutionException ex) {
			logger.warn("No place for {} at {}: {}; the platform will send it again", this.opened.identity(),
					this.pipeline.portal(), ex.getMessage());
			answer(TRY_AGAIN);
		}
		return this.answer;
	}

	@Override
	public void tick(long now) {
		CallbackDeadline deadline = this.pipeline.deadline();
		long waited = now - this.arrived;
		if (this.last == 0) {
			if (waited >= deadline.openFor(1).toNanos()) {
				answer(TRY_AGAIN);
			}
		}
		else if (waited >= deadline.answerWithin().toNanos() + GRACE) {
			answer(nothing());
		}
		else if (waited >= deadline.answerWithin().toNanos() && !this.acknowledging) {
			this.acknowledging = true;
			inBackground(this::acknowledge);
		}
	}

	private void claimHere() {
		this.here = true;
		claim();
		this.here = false;
	}

	private void claim() {
		if (this.answer.isDone()) {
			// Waited for a thread until its time was up: leave it unclaimed for the
			// retry.
			return;
		}
		Claim claim;
		try {
			claim = this.runtime.ledger().claim(this.opened.identity());
		}
		catch (RuntimeException ex) {
			fail("could not be claimed", ex);
			return;
		}
		if (this.pipeline.deadline().isLast(claim.attempt())) {
			this.last = claim.attempt();
		}
		proceed(claim);
	}

	private void proceed(Claim claim) {
		switch (claim.state()) {
			case DONE -> answer(claim.answer());
			case CLAIMED -> begin(claimed(claim));
			case IN_PROGRESS -> await(claim);
		}
	}

	/** A retry after a failure is the same message; the one after a death may be news. */
	private CallbackWork<M> claimed(Claim claim) {
		CallbackWork<M> work = new CallbackWork<>(this.pipeline, this.opened, claim);
		if (!claim.afterFailure()) {
			try {
				this.pipeline.listener().claimed(this.opened, this.request);
			}
			catch (RuntimeException ex) {
				logger.error("{} at {} could not be told on", this.opened.identity(), this.pipeline.portal(), ex);
			}
		}
		return work;
	}

	/**
	 * The platform has given an earlier attempt up before it is answered late, but the
	 * last one must be acknowledged in time, which a thread at work cannot do.
	 */
	private void begin(CallbackWork<M> work) {
		if (this.here && this.last != 0) {
			onExecutor(work);
		}
		else {
			work(work);
		}
	}

	private void onExecutor(CallbackWork<M> work) {
		try {
			this.runtime.executor().execute(() -> work(work));
		}
		catch (RejectedExecutionException ex) {
			work.release(ex);
			work.close();
			throw ex;
		}
	}

	private void work(CallbackWork<M> work) {
		ThirdObserver.Scope scope = this.watch.open();
		try (work; scope) {
			answer(work.run());
		}
		catch (Throwable ex) {
			// An Error too: a class that is missing must not take the thread with it.
			fail("was not handled", ex);
		}
	}

	private void await(Claim claim) {
		CompletableFuture<CallbackResponse> here = this.pipeline.working().get(claim.identity());
		if (here == null) {
			lookAgain(claim);
			return;
		}
		here.whenComplete((response, failure) -> {
			if (response != null) {
				answer(response);
			}
			else {
				lookAgain(claim);
			}
		});
	}

	private void lookAgain(Claim claim) {
		if (this.answer.isDone()) {
			return;
		}
		try {
			this.runtime.timer()
				.schedule(() -> inBackground(() -> look(claim)), LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			answer(TRY_AGAIN);
		}
	}

	private void look(Claim claim) {
		if (this.answer.isDone()) {
			return;
		}
		Claim now = this.runtime.ledger().look(claim.identity(), claim.attempt());
		if (now.state() != Claim.State.CLAIMED) {
			proceed(now);
			return;
		}
		// The attempt before failed or its node died: this one runs the handlers.
		onExecutor(claimed(now));
	}

	private void acknowledge() {
		if (!this.answer.isDone()) {
			Claim late = this.runtime.ledger().markLate(this.opened.identity(), this.last);
			answer((late.state() == Claim.State.DONE) ? late.answer() : nothing());
		}
	}

	private CallbackResponse nothing() {
		return this.pipeline.protocol().seal(this.opened, null);
	}

	private void inBackground(Runnable task) {
		try {
			this.runtime.background().execute(() -> {
				try {
					task.run();
				}
				catch (RuntimeException ex) {
					fail("could not be looked up", ex);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			answer(TRY_AGAIN);
		}
	}

	private void fail(String what, Throwable ex) {
		logger.error("Message {} at {} {}; the platform will send it again", this.opened.identity(),
				this.pipeline.portal(), what, ex);
		this.failure = ex;
		answer(TRY_AGAIN);
	}

	private void answer(CallbackResponse response) {
		this.pipeline.ticker().remove(this);
		if (this.answer.complete(response)) {
			this.watch.end((response == TRY_AGAIN) ? "try-again" : "answered", this.failure);
		}
	}

}
