package cn.bootx.starter.dingtalk.handler;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Lets events that belong together be handled one after the other: on a node in the order
 * in which they come here, on all nodes that share the store never two at once. An event
 * waits at most a minute for the one before; that one may have died with its node. While
 * the store is away, each node keeps the order of its own events.
 */
final class EventTurns {

	private static final Logger logger = LoggerFactory.getLogger(EventTurns.class);

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private static final long LOOK_EVERY = 20;

	private final ExpiringStore store;

	private final Map<String, CompletableFuture<@Nullable Void>> last = new ConcurrentHashMap<>();

	EventTurns(ExpiringStore store) {
		this.store = store;
	}

	/** Handles an event when its turn has come. */
	void inTurn(String key, Handling handling) throws Exception {
		CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
		CompletableFuture<@Nullable Void> before = this.last.put(key, mine);
		try {
			long end = System.nanoTime() + LONGEST.toNanos();
			if (before != null) {
				await(key, before, end);
			}
			Optional<ExpiringStore.Lease> lease = lease("event-turn:" + key, end);
			try {
				handling.handle();
			}
			finally {
				lease.ifPresent(EventTurns::release);
			}
		}
		finally {
			mine.complete(null);
			this.last.remove(key, mine);
		}
	}

	private static void await(String key, CompletableFuture<@Nullable Void> before, long end) throws Exception {
		try {
			before.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			logger.warn("An event of {} is handled although the handlers of the one before have not finished in {}",
					key, LONGEST);
		}
	}

	/** Empty where the store is away or another node takes too long. */
	private Optional<ExpiringStore.Lease> lease(String key, long end) throws InterruptedException {
		try {
			Optional<ExpiringStore.Lease> lease = this.store.tryLock(key, LONGEST);
			while (lease.isEmpty() && System.nanoTime() - end < 0) {
				TimeUnit.MILLISECONDS.sleep(LOOK_EVERY);
				lease = this.store.tryLock(key, LONGEST);
			}
			return lease;
		}
		catch (StoreUnavailableException ex) {
			logger.warn("{}; the order of events holds on each node by itself", ex.getMessage());
			return Optional.empty();
		}
	}

	private static void release(ExpiringStore.Lease lease) {
		try {
			lease.close();
		}
		catch (StoreUnavailableException ex) {
			logger.debug("The turn of an event could not be given back and will run out: {}", ex.getMessage());
		}
	}

	/** The handlers of an event. */
	@FunctionalInterface
	interface Handling {

		void handle() throws Exception;

	}

}
