package cn.bootx.starter.core.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for a condition, not for a time.
 */
public final class Await {

	private Await() {
	}

	public static void until(BooleanSupplier condition) {
		until(Duration.ofSeconds(10), condition);
	}

	public static void until(Duration atMost, BooleanSupplier condition) {
		long deadline = System.nanoTime() + atMost.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("Not within " + atMost);
			}
			LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
		}
	}

}
