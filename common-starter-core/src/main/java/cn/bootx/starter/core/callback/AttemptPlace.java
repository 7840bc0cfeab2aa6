package cn.bootx.starter.core.callback;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The place of an attempt among those that wait for a thread, and its number: it is
 * counted once, by the thread or by the background.
 */
final class AttemptPlace {

	static final Runnable NOTHING = () -> {
	};

	private static final CompletableFuture<Runnable> NOT_COUNTED = CompletableFuture.completedFuture(NOTHING);

	private final CallbackPipeline.Deadline deadline;

	/** What is left to do on a thread, once the waiting attempt is counted. */
	private final AtomicReference<@Nullable CompletableFuture<Runnable>> counted = new AtomicReference<>();

	private volatile CallbackExecutor.@Nullable Place place;

	/** Number of the last attempt once it is known to be this one, else 0. */
	private volatile int last;

	AttemptPlace(CallbackPipeline.Deadline deadline) {
		this.deadline = deadline;
	}

	/**
	 * Takes a place, unless there is none. The task runs on the thread, now or later, if
	 * the attempt is not counted by then.
	 */
	boolean take(CallbackExecutor executor, Runnable uncounted) {
		CallbackExecutor.Place place = executor.place(() -> {
			CompletableFuture<Runnable> then = this.counted.compareAndExchange(null, NOT_COUNTED);
			((then != null) ? then.join() : uncounted).run();
		});
		this.place = place;
		return place != null;
	}

	boolean isTaken() {
		return this.place != null;
	}

	/** Counts the attempt, if it has no thread, which gets what is left to do. */
	void count(Supplier<Runnable> count, Executor background) {
		if (this.counted.get() != null) {
			return;
		}
		CompletableFuture<Runnable> then = new CompletableFuture<>();
		if (this.counted.compareAndSet(null, then)) {
			background.execute(() -> {
				try {
					then.complete(count.get());
				}
				finally {
					then.complete(NOTHING);
				}
			});
		}
	}

	void number(int attempt) {
		if (attempt >= this.deadline.attempts()) {
			this.last = attempt;
		}
	}

	boolean isLast() {
		return this.last != 0;
	}

	int last() {
		return this.last;
	}

	/**
	 * Either this attempt is known as the last one and keeps its place, or its time is up
	 * and it {@link #lose loses} it: whichever comes first.
	 */
	synchronized boolean keep(int attempt) {
		number(attempt);
		CallbackExecutor.Place place = this.place;
		return place != null && !place.isWithdrawn();
	}

	/** Loses the place, unless this is the last attempt; returns whether it is not. */
	synchronized boolean lose(CallbackPipeline<?> steps) {
		if (!isLast() && withdraw()) {
			steps.turnAway(false);
		}
		return !isLast();
	}

	/** Whether this attempt was still waiting for a thread. */
	boolean withdraw() {
		CallbackExecutor.Place place = this.place;
		return place != null && place.withdraw();
	}

}
