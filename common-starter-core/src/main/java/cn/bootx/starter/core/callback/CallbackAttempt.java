package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger.Claim;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * One attempt of the platform to deliver a message: claims it and runs its handlers, or
 * waits for the attempt that does. One that waits for a thread is counted, so that the
 * last one is known as the last: it claims the message, is acknowledged in time, and the
 * handlers run when a thread is free.
 */
final class CallbackAttempt<M> implements CallbackTicker.Ticking {

	private static final Logger logger = LoggerFactory.getLogger(CallbackAttempt.class);

	/** How often an attempt looks for an answer that another node works on. */
	private static final Duration LOOK_EVERY = Duration.ofMillis(50);

	/** How long an acknowledgement may wait for the ledger. */
	private static final long GRACE = Duration.ofMillis(300).toNanos();

	/**
	 * An attempt is counted when it has waited for a thread for this part of its time.
	 */
	private static final int COUNTED_AFTER = 8;

	/** What the platform gets when it should send the message again. */
	private static final CallbackResponse TRY_AGAIN = CallbackResponse.empty(503);

	private final CallbackPipeline<M> steps;

	private final CallbackRuntime runtime;

	private final CallbackPipeline.Deadline deadline;

	private final @Nullable CallbackRequest request;

	private final OpenedCallback<M> opened;

	private final ThirdObserver.Watch watch;

	private final long arrived = System.nanoTime();

	private final CompletableFuture<CallbackResponse> answer = new CompletableFuture<>();

	private final AttemptPlace place;

	private volatile boolean acknowledging;

	/** Whether the thread that carries the answer is at work; only that thread asks. */
	private boolean here;

	private volatile @Nullable Throwable failure;

	CallbackAttempt(CallbackPipeline<M> steps, CallbackRuntime runtime, CallbackPipeline.Deadline deadline,
			@Nullable CallbackRequest request, OpenedCallback<M> opened, ThirdObserver.Watch watch) {
		this.steps = steps;
		this.runtime = runtime;
		this.deadline = deadline;
		this.request = request;
		this.opened = opened;
		this.watch = watch;
		this.place = new AttemptPlace(deadline);
	}

	CompletionStage<CallbackResponse> start(boolean mayBlock) {
		if (this.runtime.memory().replied(this.opened.identity()) != null) {
			answer(this.steps.sealAgain(this.opened, null));
			return this.answer;
		}
		try {
			this.runtime.ticker().add(this);
			boolean ran = mayBlock && this.runtime.executor().runHere(this::claimHere);
			if (!ran && !this.place.take(this.runtime.executor(), this::claim)) {
				// Asked first: the count may give this very attempt the last place.
				boolean full = !this.runtime.executor().hasPlaceForLast();
				count();
				if (full) {
					// At once: who acknowledges before the handlers run must know it.
					answer(TRY_AGAIN);
				}
			}
		}
		catch (RejectedExecutionException ex) {
			logger.warn("No place for {} at {}: {}", this.opened.identity(), this.steps, ex.getMessage());
			answer(TRY_AGAIN);
		}
		return this.answer;
	}

	@Override
	public void tick(long now) {
		long waited = now - this.arrived;
		long due = this.deadline.answerWithin().toNanos();
		if (!this.place.isLast()) {
			if (waited >= this.deadline.holdOpen().toNanos()) {
				// The platform has closed this attempt and makes another one.
				if (this.place.lose(this.steps)) {
					answer(TRY_AGAIN);
				}
			}
			else if (waited >= due / COUNTED_AFTER && this.place.isTaken()) {
				count();
			}
		}
		else if (waited >= due + GRACE) {
			answer(this.steps.seal(this.opened, null));
		}
		else if (waited >= due && !this.acknowledging) {
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
		claim(null);
	}

	/** One whose time is up is left unclaimed for the retry. */
	private void claim(@Nullable Claim waiting) {
		try {
			if (!this.answer.isDone() && !joins()) {
				Claim claim = (waiting != null) ? this.runtime.ledger().look(waiting.identity(), waiting.attempt())
						: this.steps.claim(this.opened);
				this.place.number(claim.attempt());
				proceed(claim);
			}
		}
		catch (RuntimeException ex) {
			fail("could not be claimed", ex);
		}
	}

	/** Waits for the handlers if they work on this node, and counts. */
	private boolean joins() {
		CallbackWork<?> work = this.runtime.memory().working(this.opened.identity());
		if (work == null) {
			return false;
		}
		int attempt = work.countAgain();
		this.place.number(attempt);
		await(work, attempt);
		return true;
	}

	private void proceed(Claim claim) {
		switch (claim.state()) {
			case DONE -> answer(this.steps.sealAgain(this.opened, claim.answer()));
			case CLAIMED -> {
				// Its last attempt must be acknowledged in time, which a thread at work
				// cannot do.
				if (this.here && this.place.isLast()) {
					onExecutor(claimed(claim));
				}
				else {
					work(claimed(claim));
				}
			}
			case IN_PROGRESS, WAITING -> await(claim);
		}
	}

	private CallbackWork<M> claimed(Claim claim) {
		CallbackWork<M> work = new CallbackWork<>(this.steps, this.runtime, this.opened, claim);
		this.steps.announce(this.opened, this.request, claim);
		return work;
	}

	private void onExecutor(CallbackWork<M> work) {
		RejectedExecutionException refused = new RejectedExecutionException("no place");
		try {
			if (this.runtime.executor().placeLast(() -> work(work)) != null) {
				return;
			}
			this.steps.turnAway(this.place.isLast());
		}
		catch (RejectedExecutionException ex) {
			refused = ex;
		}
		work.release(refused);
		work.close();
		answer(TRY_AGAIN);
	}

	private void work(CallbackWork<M> work) {
		Observation.Scope scope = this.watch.observation().openScope();
		try (work; scope) {
			answer(work.run());
		}
		catch (Throwable ex) {
			// An Error too: a class that is missing must not take the thread with it.
			fail("was not handled", ex);
		}
	}

	private void count() {
		this.place.count(this::counted, this::inBackground);
	}

	/** What is left for the thread when there is one. */
	private Runnable counted() {
		if (joins()) {
			this.place.withdraw();
			return AttemptPlace.NOTHING;
		}
		Claim claim = this.steps.claimWaiting(this.opened);
		boolean placed = this.place.keep(claim.attempt());
		switch (claim.state()) {
			case CLAIMED -> {
				CallbackWork<M> work = claimed(claim);
				if (placed) {
					return () -> work(work);
				}
				onExecutor(work);
			}
			case WAITING -> {
				if (placed) {
					return () -> claim(claim);
				}
				this.steps.turnAway(false);
				answer(TRY_AGAIN);
			}
			default -> {
				proceed(claim);
				this.place.withdraw();
			}
		}
		return AttemptPlace.NOTHING;
	}

	private void await(Claim claim) {
		CallbackWork<?> work = this.runtime.memory().working(claim.identity());
		if (work != null) {
			await(work, claim.attempt());
		}
		else {
			lookAgain(claim.attempt());
		}
	}

	private void await(CallbackWork<?> work, int attempt) {
		work.whenDone((response, failure) -> {
			if (response != null) {
				answer(response);
			}
			else {
				lookAgain(attempt);
			}
		});
	}

	private void lookAgain(int attempt) {
		if (!this.answer.isDone()) {
			later(LOOK_EVERY, () -> look(attempt));
		}
	}

	private void look(int attempt) {
		if (this.answer.isDone()) {
			return;
		}
		Claim now = this.runtime.ledger().look(this.opened.identity(), attempt);
		if (now.state() == Claim.State.CLAIMED) {
			// The attempt before failed or its node died: this one runs the handlers.
			onExecutor(claimed(now));
		}
		else {
			proceed(now);
		}
	}

	/** Answers the last attempt in time: with the reply if it is ready on any node. */
	private void acknowledge() {
		if (this.answer.isDone()) {
			return;
		}
		Claim late = this.runtime.ledger().markLate(this.opened.identity(), this.place.last());
		if (late.state() == Claim.State.DONE) {
			answer(this.steps.sealAgain(this.opened, late.answer()));
			return;
		}
		CallbackWork<?> work = this.runtime.memory().working(this.opened.identity());
		if (work != null) {
			work.acknowledged();
		}
		answer(this.steps.seal(this.opened, null));
		if (work == null) {
			later(this.runtime.prolongEvery(), this::standBy);
		}
	}

	/**
	 * The platform does not send it again: if the node that works on it dies, this one
	 * takes over.
	 */
	private void standBy() {
		Claim now = this.runtime.ledger().look(this.opened.identity(), this.place.last());
		if (now.state() == Claim.State.CLAIMED) {
			CallbackWork<M> work = claimed(now);
			work.acknowledged();
			onExecutor(work);
		}
		else if (now.state() != Claim.State.DONE) {
			later(this.runtime.prolongEvery(), this::standBy);
		}
	}

	private void later(Duration delay, Runnable task) {
		try {
			this.runtime.timer().schedule(() -> inBackground(task), delay.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The application is closing; {} is left to its node", this.opened.identity());
			answer(TRY_AGAIN);
		}
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
		boolean again = !this.place.isLast();
		if (again && ex instanceof StoreUnavailableException) {
			// All messages would say the same.
			Refusals.warn(this.steps.toString(), TRY_AGAIN.status(),
					what + ", the platform will send it again: " + ex.getMessage());
		}
		else {
			logger.error("Message {} at {} {}; {}", this.opened.identity(), this.steps, what,
					again ? "the platform is asked to send it again" : "this was its last attempt", ex);
		}
		this.failure = ex;
		answer(TRY_AGAIN);
	}

	private void answer(CallbackResponse response) {
		this.runtime.ticker().remove(this);
		if (this.answer.complete(response)) {
			this.watch.end((response == TRY_AGAIN) ? "try-again" : "answered", this.failure);
		}
	}

}
