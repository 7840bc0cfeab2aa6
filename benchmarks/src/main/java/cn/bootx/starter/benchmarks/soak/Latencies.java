package cn.bootx.starter.benchmarks.soak;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long answers took, since the last look. Steps of a tenth of a millisecond, up to
 * two seconds.
 */
final class Latencies {

	private static final int STEPS = 20_000;

	private static final long STEP = 100_000;

	private final AtomicLongArray counts = new AtomicLongArray(STEPS);

	private final AtomicLong refused = new AtomicLong();

	/**
	 * Adds one.
	 * @param good whether it is a good answer
	 */
	void add(long nanos, boolean good) {
		if (!good) {
			this.refused.incrementAndGet();
		}
		this.counts.incrementAndGet((int) Math.min(STEPS - 1, Math.max(0, nanos / STEP)));
	}

	/** Takes what was added. */
	Window take() {
		long[] taken = new long[STEPS];
		long count = 0;
		for (int i = 0; i < STEPS; i++) {
			taken[i] = this.counts.getAndSet(i, 0);
			count += taken[i];
		}
		return new Window(count, this.refused.getAndSet(0), quantile(taken, count / 2),
				quantile(taken, count * 99 / 100), quantile(taken, count - 1));
	}

	private static double quantile(long[] counts, long rank) {
		long seen = 0;
		for (int i = 0; i < STEPS; i++) {
			seen += counts[i];
			if (seen > rank) {
				return (i + 1) * STEP / 1e6;
			}
		}
		return 0;
	}

	/**
	 * A stretch of time.
	 *
	 * @param count answers
	 * @param refused those of them with another status than 200
	 * @param median milliseconds
	 * @param p99 milliseconds
	 * @param longest milliseconds
	 */
	record Window(long count, long refused, double median, double p99, double longest) {
	}

}
