package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the pushes to one portal that found no thread in time, and reports their number
 * soon and then once a minute, for as long as there are any.
 */
final class TurnedAway {

	private static final Logger logger = LoggerFactory.getLogger(TurnedAway.class);

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final Duration NEXT = Duration.ofMinutes(1);

	private final String portal;

	private final int threads;

	private final ScheduledExecutorService timer;

	private final AtomicInteger sentAgain = new AtomicInteger();

	private final AtomicInteger lost = new AtomicInteger();

	private final AtomicBoolean reporting = new AtomicBoolean();

	TurnedAway(String portal, int threads, ScheduledExecutorService timer) {
		this.portal = portal;
		this.threads = threads;
		this.timer = timer;
	}

	/** Counts one; the last one is lost, others are sent again. */
	void add(boolean last) {
		(last ? this.lost : this.sentAgain).incrementAndGet();
		begin(FIRST);
	}

	private void begin(Duration delay) {
		if (this.reporting.compareAndSet(false, true)) {
			later(delay);
		}
	}

	private void later(Duration delay) {
		try {
			this.timer.schedule(this::report, delay.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The application is closing.
			this.reporting.set(false);
		}
	}

	private void report() {
		int again = this.sentAgain.getAndSet(0);
		int gone = this.lost.getAndSet(0);
		if (again + gone == 0) {
			this.reporting.set(false);
			if (this.sentAgain.get() + this.lost.get() > 0) {
				begin(NEXT);
			}
			return;
		}
		logger.warn(
				"{} pushes to {} found no handler thread in time: {} of them are sent again by the platform, {} had "
						+ "been sent for the last time and are lost. {} handlers run at once; raise "
						+ "bootx.starter.third.callback.threads, make the handlers shorter, or add nodes",
				again + gone, this.portal, again, gone, this.threads);
		later(NEXT);
	}

}
