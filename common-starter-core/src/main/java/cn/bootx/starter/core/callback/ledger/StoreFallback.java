package cn.bootx.starter.core.callback.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * What every store access of the inbound way does while the store cannot be reached: it
 * goes on with what this process knows, and says so once a minute.
 */
record StoreFallback(OnceAMinute due) {

	private static final Logger logger = LoggerFactory.getLogger(StoreFallback.class);

	static final StoreFallback SHARED = new StoreFallback(new OnceAMinute(System::nanoTime));

	<S, T> T call(S store, Function<S, T> shared, Supplier<T> here) {
		try {
			return shared.apply(store);
		}
		catch (StoreUnavailableException ex) {
			if (this.due.isDue()) {
				logger
					.warn("{}; callbacks go on with what this node knows, and a message that the platform sends to two "
							+ "nodes may be handled twice until the store is back", ex.getMessage());
			}
			return here.get();
		}
	}

	/** Keeps a log line that many callers would write down to one a minute. */
	static final class OnceAMinute {

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

}
