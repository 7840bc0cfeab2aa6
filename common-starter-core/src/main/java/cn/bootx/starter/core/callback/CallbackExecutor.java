package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where handlers run: a bounded number at once, a bounded number waiting. More than that
 * is refused, so that the platform sends it again later. Closing refuses what is new and
 * lets finish what runs.
 * <p>
 * It is no {@link Executor}: a bean of that type would take the place of the host's own
 * task executor in Spring Boot.
 *
 * @since 0.1.0
 */
public final class CallbackExecutor {

	private static final Logger logger = LoggerFactory.getLogger(CallbackExecutor.class);

	private final Executor delegate;

	private final int capacity;

	private final PlacesHere placesHere = new PlacesHere();

	private final AtomicInteger taken = new AtomicInteger();

	private final AtomicBoolean closed = new AtomicBoolean();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition idle = this.lock.newCondition();

	private CallbackExecutor(Executor delegate, int capacity) {
		this.delegate = delegate;
		this.capacity = capacity;
	}

	/**
	 * Platform threads.
	 * @param threads how many handlers run at once
	 * @param waiting how many messages wait for a thread
	 */
	public static CallbackExecutor pooled(int threads, int waiting, ThreadFactory threadFactory) {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(Math.max(1, waiting)), threadFactory);
		pool.allowCoreThreadTimeOut(true);
		return new CallbackExecutor(pool, Integer.MAX_VALUE);
	}

	/**
	 * An executor of the host, for example one thread per task where threads are virtual.
	 * @param capacity how many messages are running and waiting at most
	 */
	public static CallbackExecutor on(Executor executor, int capacity) {
		return new CallbackExecutor(executor, capacity);
	}

	/**
	 * Runs the task on a thread of its own.
	 * @throws RejectedExecutionException if there is no place, or the executor is closed
	 */
	public void execute(Runnable task) {
		if (this.closed.get()) {
			throw new RejectedExecutionException("The application is closing");
		}
		if (this.taken.incrementAndGet() > this.capacity) {
			done();
			throw new RejectedExecutionException("All " + this.capacity + " places are taken");
		}
		try {
			this.delegate.execute(() -> run(task));
		}
		catch (RejectedExecutionException ex) {
			done();
			throw ex;
		}
	}

	/**
	 * Runs the task on the calling thread, if that has a place and tasks were quick
	 * lately.
	 * @return whether it ran; if not, it is to be {@link #execute executed}
	 */
	boolean runHere(Runnable task) {
		if (this.taken.incrementAndGet() > this.capacity || this.closed.get()) {
			done();
			return false;
		}
		try {
			return this.placesHere.run(task);
		}
		finally {
			done();
		}
	}

	/**
	 * Refuses new tasks and waits for the running ones.
	 * @return whether all finished in time
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
	 * The threads need no end of their own; idle ones leave by themselves.
	 */
	public void open() {
		this.closed.set(false);
	}

	private void run(Runnable task) {
		try {
			task.run();
		}
		finally {
			done();
		}
	}

	private void done() {
		if (this.taken.decrementAndGet() == 0 && this.closed.get()) {
			this.lock.lock();
			try {
				this.idle.signalAll();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private boolean awaitIdle(Duration timeout) {
		long left = timeout.toNanos();
		this.lock.lock();
		try {
			while (this.taken.get() > 0 && left > 0) {
				left = this.idle.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
		return this.taken.get() == 0;
	}

}
