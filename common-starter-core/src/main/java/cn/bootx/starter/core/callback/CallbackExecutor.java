package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where handlers run: a bounded number at once, a bounded number waiting. More are
 * refused, so that the platform sends them again later.
 * <p>
 * It is no {@link Executor}: such a bean would take the place of the host's own task
 * executor in Spring Boot.
 *
 * @since 0.1.0
 */
public final class CallbackExecutor {

	private static final Logger logger = LoggerFactory.getLogger(CallbackExecutor.class);

	/** Milliseconds; only a closing application waits. */
	private static final long LOOK_EVERY = 5;

	private final Executor delegate;

	private final int threads;

	private final int waiting;

	private final PlacesHere placesHere = new PlacesHere();

	/** Tasks that run or wait, also on the threads of the host. */
	private final AtomicInteger taken = new AtomicInteger();

	/** Tasks that run or wait on the delegate. */
	private final AtomicInteger placed = new AtomicInteger();

	private final AtomicBoolean closed = new AtomicBoolean();

	private CallbackExecutor(Executor delegate, int threads, int waiting) {
		this.delegate = delegate;
		this.threads = threads;
		this.waiting = waiting;
	}

	/**
	 * Platform threads.
	 * @param threads how many handlers run at once
	 * @param waiting how many messages wait for a thread; as many again may wait if the
	 * platform will not send them again
	 */
	public static CallbackExecutor pooled(int threads, int waiting, ThreadFactory threadFactory) {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), threadFactory);
		pool.allowCoreThreadTimeOut(true);
		return new CallbackExecutor(pool, threads, waiting);
	}

	/**
	 * An executor of the host, for example one thread per task where threads are virtual.
	 * @param capacity how many messages are running and waiting at most
	 */
	public static CallbackExecutor on(Executor executor, int capacity) {
		return new CallbackExecutor(executor, capacity, 0);
	}

	int threads() {
		return this.threads;
	}

	/**
	 * Runs the task on a thread of its own.
	 * @throws RejectedExecutionException if there is no place, or the executor is closed
	 */
	public void execute(Runnable task) {
		if (place(task, this.waiting) == null) {
			throw new RejectedExecutionException(
					"All " + this.threads + " threads and " + this.waiting + " waiting places are taken");
		}
	}

	/** The same; returns null if there is no place. */
	@Nullable Place place(Runnable task) {
		return place(task, this.waiting);
	}

	/** The same for a message that is not sent again: there are as many places again. */
	@Nullable Place placeLast(Runnable task) {
		return place(task, 2 * this.waiting);
	}

	/** Whether {@link #placeLast} would find a place now. */
	boolean hasPlaceForLast() {
		return this.placed.get() < this.threads + 2 * this.waiting;
	}

	private @Nullable Place place(Runnable task, int waiting) {
		if (this.closed.get()) {
			throw new RejectedExecutionException("The application is closing");
		}
		this.taken.incrementAndGet();
		int places = this.placed.incrementAndGet();
		Place place = new Place(task);
		if (places > this.threads + waiting) {
			place.leave();
			return null;
		}
		try {
			this.delegate.execute(place);
		}
		catch (RejectedExecutionException ex) {
			place.leave();
			return null;
		}
		return place;
	}

	/**
	 * Runs the task on the calling thread, if that has a place and tasks were quick
	 * lately.
	 */
	boolean runHere(Runnable task) {
		this.taken.incrementAndGet();
		try {
			return !this.closed.get() && this.placesHere.run(task);
		}
		finally {
			this.taken.decrementAndGet();
		}
	}

	/**
	 * Refuses new tasks and lets the running ones finish; returns whether all did in
	 * time.
	 */
	public boolean close(Duration timeout) {
		this.closed.set(true);
		boolean finished = awaitIdle(timeout);
		if (!finished) {
			logger.warn("{} callback handlers did not finish within {}; the platform will send their messages again",
					this.taken.get(), timeout);
		}
		return finished;
	}

	/**
	 * Takes tasks again: an application context that was stopped may be started again.
	 */
	public void open() {
		this.closed.set(false);
	}

	private boolean awaitIdle(Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		try {
			while (this.taken.get() > 0 && System.nanoTime() - end < 0) {
				Thread.sleep(LOOK_EVERY);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return this.taken.get() == 0;
	}

	final class Place implements Runnable {

		private final Runnable task;

		private volatile boolean withdrawn;

		Place(Runnable task) {
			this.task = task;
		}

		/** Gives the place up, unless the task has begun. */
		boolean withdraw() {
			if (CallbackExecutor.this.delegate instanceof ThreadPoolExecutor pool && pool.remove(this)) {
				this.withdrawn = true;
				leave();
			}
			return this.withdrawn;
		}

		boolean isWithdrawn() {
			return this.withdrawn;
		}

		@Override
		public void run() {
			try {
				this.task.run();
			}
			finally {
				leave();
			}
		}

		private void leave() {
			CallbackExecutor.this.placed.decrementAndGet();
			CallbackExecutor.this.taken.decrementAndGet();
		}

	}

}
