package cn.bootx.starter.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for a condition, not for a time. The longest wait is one that only a defect
 * reaches, also on a machine whose cores are busy.
 */
public final class Await {

	private static final Duration LONGEST = Duration.ofSeconds(60);

	private static final long PAUSE = Duration.ofMillis(2).toNanos();

	private Await() {
	}

	/** Waits until the condition holds. */
	public static void until(BooleanSupplier condition) {
		until(LONGEST, condition);
	}

	/**
	 * Waits until the condition holds.
	 * @param what it is, for the failure
	 */
	public static void until(String what, BooleanSupplier condition) {
		until(what, LONGEST, condition);
	}

	/** Waits until the condition holds, at most so long. */
	public static void until(Duration atMost, BooleanSupplier condition) {
		until("the condition", atMost, condition);
	}

	private static void until(String what, Duration atMost, BooleanSupplier condition) {
		long deadline = System.nanoTime() + atMost.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("Not within " + atMost + ": " + what);
			}
			LockSupport.parkNanos(PAUSE);
		}
	}

}
