package cn.bootx.starter.wechat;

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
		long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("Not within 10 s");
			}
			LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
		}
	}

}
