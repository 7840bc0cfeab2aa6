package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at everything under way a few times a second, and does nothing when nothing is.
 * Timers for each message would cost more than most messages.
 */
final class CallbackTicker {

	private static final Logger logger = LoggerFactory.getLogger(CallbackTicker.class);

	private static final long EVERY = Duration.ofMillis(20).toNanos();

	private final Set<Ticking> underWay = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean ticking = new AtomicBoolean();

	private final ScheduledExecutorService timer;

	CallbackTicker(ScheduledExecutorService timer) {
		this.timer = timer;
	}

	/**
	 * @throws RejectedExecutionException if the application is closing
	 */
	void add(Ticking task) {
		this.underWay.add(task);
		if (!this.ticking.get() && this.ticking.compareAndSet(false, true)) {
			next();
		}
	}

	void remove(Ticking task) {
		this.underWay.remove(task);
	}

	boolean isIdle() {
		return this.underWay.isEmpty();
	}

	private void tick() {
		long now = System.nanoTime();
		for (Ticking task : this.underWay) {
			try {
				task.tick(now);
			}
			catch (RuntimeException ex) {
				logger.error("The deadline of a callback could not be checked", ex);
			}
		}
		this.ticking.set(false);
		if (!this.underWay.isEmpty() && this.ticking.compareAndSet(false, true)) {
			next();
		}
	}

	private void next() {
		try {
			this.timer.schedule(this::tick, EVERY, TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			this.ticking.set(false);
			throw ex;
		}
	}

	@FunctionalInterface
	interface Ticking {

		/** Does what is due and never blocks; the time is {@link System#nanoTime()}. */
		void tick(long now);

	}

}
