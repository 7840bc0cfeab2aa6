package cn.bootx.starter.core.callback.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps a log line that many callers would write down to one a minute.
 */
final class OnceAMinute {

	private static final long MINUTE = Duration.ofMinutes(1).toNanos();

	private final LongSupplier clock;

	private final AtomicLong next;

	OnceAMinute(LongSupplier clock) {
		this.clock = clock;
		this.next = new AtomicLong(clock.getAsLong());
	}

	/** Whether the caller is the one that writes the line. */
	boolean isDue() {
		long now = this.clock.getAsLong();
		long due = this.next.get();
		return now - due >= 0 && this.next.compareAndSet(due, now + MINUTE);
	}

}
