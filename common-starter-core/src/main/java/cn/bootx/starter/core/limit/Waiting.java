package cn.bootx.starter.core.limit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a limiter waits; tests let time pass in no time.
 *
 * @since 0.1.0
 */
public interface Waiting {

	/** A monotonic clock, as {@link System#nanoTime()}. */
	long nanoTime();

	/** Blocks the calling thread. */
	void sleep(Duration time) throws InterruptedException;

	/** Real time. */
	static Waiting real() {
		return new Waiting() {

			@Override
			public long nanoTime() {
				return System.nanoTime();
			}

			@Override
			public void sleep(Duration time) throws InterruptedException {
				TimeUnit.NANOSECONDS.sleep(time.toNanos());
			}

		};
	}

}
