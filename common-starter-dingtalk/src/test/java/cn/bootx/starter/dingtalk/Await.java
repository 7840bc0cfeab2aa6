package cn.bootx.starter.dingtalk;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for what another thread does.
 */
public final class Await {

	private static final Duration LONGEST = Duration.ofSeconds(10);

	private Await() {
	}

	/** Waits until the condition holds. */
	public static void until(String what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + LONGEST.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("did not happen within " + LONGEST + ": " + what);
			}
			LockSupport.parkNanos(2_000_000);
		}
	}

}
