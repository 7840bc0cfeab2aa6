package cn.bootx.starter.core.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * Keeps calls within a platform's limit on all nodes that share the store: never more
 * than so many in any stretch of time of the window's length. A call takes its turn in
 * one step of the store and sleeps until it; it fails at once where that is later than
 * the longest wait.
 * <p>
 * While the store is away, each node goes on with the limit by itself, and a WARN says so
 * once a minute: a message matters more than the limit. When the platform throttles all
 * the same, {@link #pause} silences all nodes.
 *
 * @since 0.1.0
 */
public final class RateLimiter {

	private static final Logger logger = LoggerFactory.getLogger(RateLimiter.class);

	/** Code of the exceptions, in the place of a platform's. */
	public static final String CODE = "local-limit";

	private static final long WARN_EVERY = Duration.ofMinutes(1).toNanos();

	private static final int ATTEMPTS = 3;

	static final int MAX_KEYS = 10_000;

	private final ExpiringStore store;

	private final Platform platform;

	private final String name;

	private final RateLimit limit;

	private final @Nullable String hint;

	private final Waiting waiting;

	/** By key, the one that was used longest ago first. */
	private final Map<String, LocalTurns> local;

	private final AtomicLong warnedAt;

	/**
	 * Makes a limiter.
	 * @param name what is limited, the same on all nodes
	 * @param hint what an operator may do when the limit is reached
	 */
	public RateLimiter(ExpiringStore store, Platform platform, String name, RateLimit limit, @Nullable String hint) {
		this(store, platform, name, limit, hint, Waiting.REAL);
	}

	public RateLimiter(ExpiringStore store, Platform platform, String name, RateLimit limit, @Nullable String hint,
			Waiting waiting) {
		this.store = store;
		this.platform = platform;
		this.name = name;
		this.limit = limit;
		this.hint = hint;
		this.waiting = waiting;
		this.local = new LinkedHashMap<>(16, 0.75f, true);
		this.warnedAt = new AtomicLong(waiting.nanoTime() - WARN_EVERY);
	}

	private RateLimiter(RateLimiter shared, Duration maxWait) {
		this.store = shared.store;
		this.platform = shared.platform;
		this.name = shared.name;
		this.limit = new RateLimit(shared.limit.calls(), shared.limit.window(), maxWait);
		this.hint = shared.hint;
		this.waiting = shared.waiting;
		this.local = shared.local;
		this.warnedAt = shared.warnedAt;
	}

	/** The same limiter, with the same turns, for calls that wait for another time. */
	public RateLimiter withMaxWait(Duration maxWait) {
		return new RateLimiter(this, maxWait);
	}

	/**
	 * Waits for a turn.
	 * @param key who shares the limit; the store sees only a digest of it
	 * @throws PlatformException with THROTTLED if the turn would come too late; the call
	 * was not made
	 */
	public void acquire(String key, String api) {
		if (!this.limit.isOff()) {
			sleepUntil(take(key, api, this.limit.maxWait(), null), api);
		}
	}

	/**
	 * Waits for a turn and makes a call that the platform does not execute where it
	 * throttles. Then all nodes pause as long as the platform asks, and the call is
	 * repeated if its next turn comes within the longest wait, up to three times in all.
	 */
	public <T> T call(String key, String api, Supplier<T> call) {
		long began = this.waiting.nanoTime();
		PlatformException throttled = null;
		for (int attempt = 1;; attempt++) {
			if (!this.limit.isOff()) {
				sleepUntil(take(key, api, left(began), throttled), api);
			}
			try {
				return call.get();
			}
			catch (PlatformException ex) {
				if (ex.category() != ErrorCategory.THROTTLED) {
					throw ex;
				}
				throttled = ex;
				Duration wait = ex.retryAfter().orElse(this.limit.window());
				pause(key, wait);
				if (attempt == ATTEMPTS || wait.compareTo(left(began)) > 0) {
					throw ex;
				}
				if (this.limit.isOff()) {
					// One that is on waits for its turn after the pause.
					sleep(wait, api);
				}
			}
		}
	}

	/**
	 * The platform has throttled: no node calls under this key for that time, at least a
	 * window. Turns that were taken already are not taken back.
	 */
	public void pause(String key, Duration time) {
		if (this.limit.isOff() || time.isNegative() || time.isZero()) {
			return;
		}
		// The pause takes the place of the turns, so it must not end before they do.
		Duration pause = (time.compareTo(this.limit.window()) > 0) ? time : this.limit.window();
		LocalTurns mine = local(key);
		mine.pause(this.waiting.nanoTime() + pause.toNanos());
		try {
			this.store.pauseTurns(storeKey(mine), pause);
		}
		catch (StoreUnavailableException ex) {
			warn(ex);
		}
	}

	/** The time of the next turn. */
	private long take(String key, String api, Duration maxWait, @Nullable PlatformException throttled) {
		LocalTurns mine = local(key);
		ExpiringStore.Turns turns = askStore(mine, maxWait);
		long now = this.waiting.nanoTime();
		if (turns != null && !turns.taken()) {
			throw tooLate(api, turns.waits().get(0), throttled);
		}
		Long time = mine.take(now, this.limit.window(), maxWait, (turns != null) ? turns.waits().get(0) : null);
		if (time == null) {
			throw tooLate(api, mine.untilFirst(now, this.limit.window()), throttled);
		}
		return time;
	}

	private ExpiringStore.@Nullable Turns askStore(LocalTurns mine, Duration maxWait) {
		try {
			return this.store.takeTurns(storeKey(mine), 1, this.limit.calls(), this.limit.window(), maxWait);
		}
		catch (StoreUnavailableException ex) {
			warn(ex);
			return null;
		}
	}

	private void sleepUntil(long time, String api) {
		long left = time - this.waiting.nanoTime();
		if (left > 0) {
			sleep(Duration.ofNanos(left), api);
		}
	}

	private void sleep(Duration time, String api) {
		this.waiting.before(this.platform, api, time);
	}

	private Duration left(long began) {
		Duration left = this.limit.maxWait().minusNanos(this.waiting.nanoTime() - began);
		return left.isNegative() ? Duration.ZERO : left;
	}

	private PlatformException tooLate(String api, Duration wait, @Nullable PlatformException throttled) {
		if (throttled != null) {
			// The platform's own words say more.
			return throttled;
		}
		return PlatformException.of(this.platform, api)
			.code(CODE)
			.message("the limit of " + this.limit.calls() + " calls in " + seconds(this.limit.window())
					+ " is reached or the platform has asked for a pause; the next call may go in " + seconds(wait)
					+ ", the longest wait is " + seconds(this.limit.maxWait()) + "; the call was not made")
			.category(ErrorCategory.THROTTLED, this.hint)
			.retryAfter(wait)
			.build();
	}

	private static String seconds(Duration time) {
		return (time.toMillis() % 1000 == 0) ? time.toSeconds() + " s" : time.toMillis() + " ms";
	}

	private void warn(StoreUnavailableException ex) {
		long now = this.waiting.nanoTime();
		long before = this.warnedAt.get();
		if (now - before >= WARN_EVERY && this.warnedAt.compareAndSet(before, now)) {
			logger.warn("{}; the limit '{}' of {} holds on each node by itself until the store is back",
					ex.getMessage(), this.name, this.platform);
		}
	}

	/** Of too many keys those without a turn in the last window go first. */
	private LocalTurns local(String key) {
		synchronized (this.local) {
			LocalTurns known = this.local.get(key);
			if (known != null) {
				return known;
			}
			if (this.local.size() >= MAX_KEYS) {
				long now = this.waiting.nanoTime();
				this.local.values().removeIf((turns) -> turns.isOver(now, this.limit.window()));
			}
			if (this.local.size() >= MAX_KEYS) {
				this.local.remove(this.local.keySet().iterator().next());
			}
			LocalTurns turns = new LocalTurns(ContentDigest.brief(key), this.limit.calls());
			this.local.put(key, turns);
			return turns;
		}
	}

	private String storeKey(LocalTurns mine) {
		return "rate:" + this.platform.id() + ":" + this.name + ":" + mine.digest();
	}

	/** How a limiter waits; tests let time pass in no time. */
	public interface Waiting {

		Waiting REAL = new Waiting() {

			@Override
			public long nanoTime() {
				return System.nanoTime();
			}

			@Override
			public void sleep(Duration time) throws InterruptedException {
				TimeUnit.NANOSECONDS.sleep(time.toNanos());
			}

		};

		/** A monotonic clock, as {@link System#nanoTime()}. */
		long nanoTime();

		/** Blocks the calling thread. */
		void sleep(Duration time) throws InterruptedException;

		/**
		 * Blocks the calling thread before a call.
		 * @throws PlatformException with TRANSIENT if the thread is interrupted
		 */
		default void before(Platform platform, String api, Duration time) {
			try {
				sleep(time);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw PlatformException.of(platform, api)
					.code("interrupted")
					.message("the thread was interrupted while it waited for its turn; the call was not made")
					.category(ErrorCategory.TRANSIENT)
					.cause(ex)
					.build();
			}
		}

	}

}
