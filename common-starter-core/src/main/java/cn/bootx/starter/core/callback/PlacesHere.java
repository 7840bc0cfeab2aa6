package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the messages that are handled on the threads that carried them, which belong to
 * the host's server: fewer places than a server has threads, and none for a while after
 * handlers were slow. A few slow ones among many quick ones are forgiven: on a busy
 * machine any handler is slow now and then.
 */
final class PlacesHere {

	private static final int PLACES = 64;

	private static final long SLOW = Duration.ofMillis(100).toNanos();

	/** So much slowness is forgiven for each quick message. */
	private static final long EARNED = Duration.ofMillis(5).toNanos();

	private static final long MOST_CREDIT = Duration.ofSeconds(5).toNanos();

	/** The slower, the longer the pause. */
	private static final int PAUSE_FOR_EACH = 20;

	private final Semaphore places = new Semaphore(PLACES);

	private final AtomicLong credit = new AtomicLong();

	private volatile long closedUntil = System.nanoTime();

	/** Runs the task if there is a place. */
	boolean run(Runnable task) {
		long start = System.nanoTime();
		if (start - this.closedUntil < 0 || !this.places.tryAcquire()) {
			return false;
		}
		try {
			task.run();
		}
		finally {
			this.places.release();
			judge(start, System.nanoTime());
		}
		return true;
	}

	private void judge(long start, long end) {
		long took = end - start;
		if (took < SLOW) {
			if (this.credit.get() < MOST_CREDIT) {
				this.credit.addAndGet(EARNED);
			}
		}
		else if (this.credit.addAndGet(-took) < 0) {
			this.credit.set(0);
			this.closedUntil = end + PAUSE_FOR_EACH * took;
		}
	}

}
