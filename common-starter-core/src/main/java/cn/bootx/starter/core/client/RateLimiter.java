package cn.bootx.starter.core.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.store.WindowCount;

/**
 * Keeps calls within a platform's limit, on all nodes that share the store: never more
 * than so many in any stretch of time of the window's length. There are as many places as
 * calls are allowed; each call takes the next one for the length of the window.
 *
 * @since 0.1.0
 */
public final class RateLimiter {

	private static final Logger logger = LoggerFactory.getLogger(RateLimiter.class);

	private static final Duration TURN = Duration.ofDays(1);

	private final ExpiringStore store;

	private final String name;

	private final int limit;

	private final Duration window;

	private final Duration maxWait;

	/**
	 * Makes a limiter.
	 * @param name what is limited, the same on all nodes, for example
	 * {@code robot:wecom:ops}
	 * @param limit how many calls in a window
	 * @param window length of the window, for example a second or a minute
	 * @param maxWait how long a caller waits for a place at most
	 */
	public RateLimiter(ExpiringStore store, String name, int limit, Duration window, Duration maxWait) {
		if (limit < 1) {
			throw new IllegalArgumentException("A limit must be at least 1, but is " + limit);
		}
		this.store = store;
		this.name = name;
		this.limit = limit;
		this.window = window;
		this.maxWait = maxWait;
	}

	/**
	 * Takes a place, and waits for one if there is none.
	 * @throws PlatformException with {@link ErrorCategory#THROTTLED} if none is free in
	 * time; the call was not made
	 */
	public void acquire(Platform platform, String api) {
		try {
			acquirePlace(platform, api);
		}
		catch (StoreUnavailableException ex) {
			// The platform itself still refuses what is too much.
			logger.warn("{}; calls of {} are not limited meanwhile", ex.getMessage(), this.name);
		}
	}

	private void acquirePlace(Platform platform, String api) {
		long turn = this.store.increment("rate:" + this.name + ":turn", TURN).count();
		String place = "rate:" + this.name + ":" + turn % this.limit;
		long deadline = System.nanoTime() + this.maxWait.toNanos();
		WindowCount taken = this.store.increment(place, this.window);
		while (taken.count() > 1) {
			long pause = Math.max(1, taken.remaining().toMillis());
			if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) > deadline) {
				throw throttled(platform, api, taken.remaining());
			}
			pause(pause, platform, api);
			taken = this.store.increment(place, this.window);
		}
	}

	private void pause(long millis, Platform platform, String api) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw throttled(platform, api, Duration.ofMillis(millis));
		}
	}

	private PlatformException throttled(Platform platform, String api, Duration remaining) {
		return PlatformException.of(platform, api)
			.code("local-limit")
			.message("limit of " + this.limit + " calls in " + this.window + " for '" + this.name
					+ "' is reached; the call was not made")
			.verdict(ErrorVerdict.of(ErrorCategory.THROTTLED).withRetryAfter(remaining))
			.build();
	}

}
