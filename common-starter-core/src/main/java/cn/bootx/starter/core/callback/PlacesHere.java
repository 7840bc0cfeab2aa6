package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * How many messages may be handled on the threads that carried them. Those belong to the
 * host's server: there are fewer places than a server has threads, and none for a while
 * after a handler was slow, so that slow handlers never keep the host's own requests
 * waiting. The slower it was, the longer: the pause of a machine must not cost what a
 * handler does that waits for others.
 */
final class PlacesHere {

	private static final int PLACES = 64;

	private static final long SLOW = Duration.ofMillis(100).toNanos();

	private static final int PAUSE_FOR_EACH = 20;

	private final Semaphore places = new Semaphore(PLACES);

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
			long end = System.nanoTime();
			if (end - start >= SLOW) {
				this.closedUntil = end + PAUSE_FOR_EACH * (end - start);
			}
		}
		return true;
	}

}
