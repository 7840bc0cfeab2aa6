package cn.bootx.starter.dingtalk.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.store.WindowCount;

/**
 * Keeps an application within 20 calls a second to an API, on all nodes that share the
 * store, and repeats what the gateway throttled all the same: it did not execute that.
 *
 * @since 0.1.0
 */
public final class ApiThrottle {

	private static final Logger logger = LoggerFactory.getLogger(ApiThrottle.class);

	private static final int PER_SECOND = 20;

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final int ATTEMPTS = 3;

	private final ExpiringStore store;

	private final String appKey;

	private final Duration maxWait;

	private final Pause pause;

	/**
	 * Makes the throttle of an application.
	 * @param maxWait how long a call waits for its turn at most
	 */
	public ApiThrottle(ExpiringStore store, String appKey, Duration maxWait) {
		this(store, appKey, maxWait, (duration) -> LockSupport.parkNanos(duration.toNanos()));
	}

	ApiThrottle(ExpiringStore store, String appKey, Duration maxWait, Pause pause) {
		this.store = store;
		this.appKey = appKey;
		this.maxWait = maxWait;
		this.pause = pause;
	}

	<T> T call(String api, Supplier<T> call) {
		for (int attempt = 1;; attempt++) {
			await(api);
			try {
				return call.get();
			}
			catch (PlatformException ex) {
				Duration wait = ex.retryAfter().orElse(SECOND);
				boolean again = ex.category() == ErrorCategory.THROTTLED && wait.compareTo(this.maxWait) <= 0
						&& attempt < ATTEMPTS;
				if (!again) {
					throw ex;
				}
				// Not all nodes at the same moment.
				this.pause.pause(wait.plusMillis(ThreadLocalRandom.current().nextInt(250)));
			}
		}
	}

	private void await(String api) {
		Duration waited = Duration.ZERO;
		try {
			WindowCount window = count(api);
			while (window.count() > PER_SECOND) {
				Duration wait = window.remaining().plusMillis(1);
				waited = waited.plus(wait);
				if (waited.compareTo(this.maxWait) > 0) {
					throw tooMany(api, wait);
				}
				this.pause.pause(wait);
				window = count(api);
			}
		}
		catch (StoreUnavailableException ex) {
			// The platform counts, too: better a throttled call than none at all.
			logger.warn("Calls of {} to DingTalk are not counted: {}", this.appKey, ex.getMessage());
		}
	}

	private WindowCount count(String api) {
		return this.store.increment("api-rate:ding-talk:" + this.appKey + ":" + api, SECOND);
	}

	private PlatformException tooMany(String api, Duration wait) {
		return PlatformException.of(Platform.DING_TALK, api)
			.code("local-limit")
			.message("more than " + PER_SECOND + " calls a second for longer than " + this.maxWait
					+ "; this one was not made")
			.verdict(ErrorVerdict.of(ErrorCategory.THROTTLED).withRetryAfter(wait))
			.build();
	}

	/** Lets time pass; tests let none pass. */
	@FunctionalInterface
	interface Pause {

		void pause(Duration duration);

	}

}
