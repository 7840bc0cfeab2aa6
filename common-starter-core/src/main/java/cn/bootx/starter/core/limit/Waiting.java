package cn.bootx.starter.core.limit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

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

	/**
	 * Blocks the calling thread before a call.
	 * @throws PlatformException with TRANSIENT if the thread is interrupted; the call was
	 * not made
	 */
	default void before(Platform platform, String api, Duration time) {
		try {
			sleep(time);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw PlatformException.of(platform, api)
				.code("interrupted")
				.message("the thread was interrupted while it waited for its turn; the call was not made")
				.verdict(ErrorVerdict.of(ErrorCategory.TRANSIENT))
				.cause(ex)
				.build();
		}
	}

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
