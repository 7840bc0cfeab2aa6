package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt of the platform to deliver a message: claims it and runs its handlers, or
 * waits for the attempt that does.
 */
final class CallbackAttempt<M> {

	private static final Logger logger = LoggerFactory.getLogger(CallbackAttempt.class);

	/** How often an attempt looks for an answer that another node works on. */
	private static final Duration LOOK_EVERY = Duration.ofMillis(50);

	/** What the platform gets when it should send the message again. */
	private static final CallbackResponse TRY_AGAIN = CallbackResponse.empty(503);

	private final CallbackPipeline<M> pipeline;

	private final OpenedCallback<M> opened;

	private final CallbackRuntime runtime;

	private final long arrived = System.nanoTime();

	private final CompletableFuture<CallbackResponse> answer = new CompletableFuture<>();

	CallbackAttempt(CallbackPipeline<M> pipeline, OpenedCallback<M> opened) {
		this.pipeline = pipeline;
		this.opened = opened;
		this.runtime = pipeline.runtime();
	}

	CompletionStage<CallbackResponse> start() {
		try {
			this.runtime.executor().execute(this::claim);
		}
		catch (RejectedExecutionException ex) {
			logger.warn("No place for {} at {}: {}; the platform will send it again", this.opened.identity(),
					this.pipeline.portal(), ex.getMessage());
			this.answer.complete(TRY_AGAIN);
			return this.answer;
		}
		at(this.pipeline.deadline().openFor(1), () -> this.answer.complete(TRY_AGAIN));
		return this.answer;
	}

	private void claim() {
		if (this.answer.isDone()) {
			// Waited for a thread until its time was up: leave it unclaimed for the
			// retry.
			return;
		}
		try {
			proceed(this.runtime.ledger().claim(this.opened.identity()), true);
		}
		catch (RuntimeException ex) {
			fail("could not be claimed", ex);
		}
	}

	private void proceed(Claim claim, boolean first) {
		if (first && this.pipeline.deadline().isLast(claim.attempt())) {
			at(this.pipeline.deadline().answerWithin(), () -> inBackground(() -> acknowledge(claim.attempt())));
		}
		switch (claim.state()) {
			case DONE -> this.answer.complete(claim.answer());
			case CLAIMED -> work(claim);
			case IN_PROGRESS -> await(claim);
		}
	}

	private void work(Claim claim) {
		try (CallbackWork<M> work = new CallbackWork<>(this.pipeline, this.opened, claim)) {
			this.answer.complete(work.run());
		}
		catch (Exception ex) {
			fail("was not handled", ex);
		}
	}

	private void await(Claim claim) {
		CompletableFuture<CallbackResponse> here = this.pipeline.working().get(claim.identity());
		if (here != null) {
			here.whenComplete((response, failure) -> {
				if (response != null) {
					this.answer.complete(response);
				}
				else {
					lookAgain(claim);
				}
			});
		}
		else {
			lookAgain(claim);
		}
	}

	private void lookAgain(Claim claim) {
		if (!this.answer.isDone()) {
			schedule(LOOK_EVERY, () -> inBackground(() -> look(claim)));
		}
	}

	private void look(Claim claim) {
		if (this.answer.isDone()) {
			return;
		}
		Claim now = this.runtime.ledger().look(claim.identity(), claim.attempt());
		if (now.state() == Claim.State.CLAIMED) {
			// The first attempt failed or its node died: this one runs the handlers.
			this.runtime.executor().execute(() -> proceed(now, false));
		}
		else {
			proceed(now, false);
		}
	}

	private void acknowledge(int attempt) {
		if (this.answer.isDone()) {
			return;
		}
		Claim late = this.runtime.ledger().markLate(this.opened.identity(), attempt);
		this.answer.complete(
				(late.state() == Claim.State.DONE) ? late.answer() : this.pipeline.protocol().seal(this.opened, null));
	}

	private void inBackground(Runnable task) {
		this.runtime.background().execute(() -> {
			try {
				task.run();
			}
			catch (RuntimeException ex) {
				fail("could not be looked up", ex);
			}
		});
	}

	private void fail(String what, Exception ex) {
		logger.error("Message {} at {} {}; the platform will send it again", this.opened.identity(),
				this.pipeline.portal(), what, ex);
		this.answer.complete(TRY_AGAIN);
	}

	/**
	 * Runs the task when that much time has passed since the arrival, unless answered.
	 */
	private void at(Duration sinceArrival, Runnable task) {
		Duration left = sinceArrival.minusNanos(System.nanoTime() - this.arrived);
		schedule(left, task);
	}

	private void schedule(Duration delay, Runnable task) {
		try {
			var scheduled = this.runtime.timer().schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
			this.answer.whenComplete((response, failure) -> scheduled.cancel(false));
		}
		catch (RejectedExecutionException ex) {
			this.answer.complete(TRY_AGAIN);
		}
	}

}
