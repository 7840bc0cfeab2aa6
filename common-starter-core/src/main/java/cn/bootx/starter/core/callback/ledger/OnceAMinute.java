package cn.bootx.starter.core.callback.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a log line that many callers would write down to one a minute.
 */
final class OnceAMinute {

	private static final long MINUTE = Duration.ofMinutes(1).toNanos();

	private final NanoClock clock;

	private final AtomicLong next;

	OnceAMinute(NanoClock clock) {
		this.clock = clock;
		this.next = new AtomicLong(clock.nanos());
	}

	/** Whether the caller is the one that writes the line. */
	boolean isDue() {
		long now = this.clock.nanos();
		long due = this.next.get();
		return now - due >= 0 && this.next.compareAndSet(due, now + MINUTE);
	}

}
