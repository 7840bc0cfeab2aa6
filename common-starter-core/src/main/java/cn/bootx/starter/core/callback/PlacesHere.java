package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many messages may be handled on the threads that carried them. Those belong to the
 * host's server: there are fewer places than a server has threads, and none for a while
 * after handlers were slow, so that slow handlers never keep the host's own requests
 * waiting. A few among many quick ones are forgiven: a busy machine makes any handler
 * slow now and then, and to hand its messages to other threads would make it busier.
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

	/**
	 * Runs the task if there is a place.
	 * @return whether it ran
	 */
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
