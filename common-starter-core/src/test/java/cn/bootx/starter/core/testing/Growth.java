package cn.bootx.starter.core.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the cost of a work grows with its input, in CPU time of this thread: what else the
 * machine does is not counted.
 */
public final class Growth {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final int ROUNDS = 7;

	/**
	 * Four times the input costs four times as much, or sixteen times if it is squared.
	 */
	private static final int FACTOR = 4;

	private Growth() {
	}

	/**
	 * Fails if four times the input costs more than eight times as much.
	 * @param length of the smaller input
	 * @param input makes the input of a length
	 * @param work is done with it
	 */
	public static <T> void assertLinear(int length, IntFunction<T> input, Consumer<T> work) {
		T small = input.apply(length);
		T large = input.apply(length * FACTOR);
		long least = Long.MAX_VALUE;
		long most = Long.MAX_VALUE;
		for (int i = 0; i < ROUNDS; i++) {
			least = Math.min(least, cost(small, work));
			most = Math.min(most, cost(large, work));
		}
		// Below a millisecond the clock's steps count more than the work.
		assertThat(most).isLessThan(2 * FACTOR * Math.max(least, 1_000_000));
	}

	private static <T> long cost(T input, Consumer<T> work) {
		long before = THREADS.getCurrentThreadCpuTime();
		work.accept(input);
		return THREADS.getCurrentThreadCpuTime() - before;
	}

}
