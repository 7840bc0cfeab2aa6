package cn.bootx.starter.wechatopen.authorizer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * Sees to it that an authorization code is exchanged once, though the browser and the
 * platform's push bring it at the same time, perhaps to two nodes: the second waits for
 * the result of the first.
 */
final class AuthorizationCodes {

	/** The platform's hour for a code, and some more for late pushes. */
	private static final Duration REMEMBERED = Duration.ofHours(2);

	private static final Duration LEASE = Duration.ofSeconds(35);

	private static final Duration LOOK_EVERY = Duration.ofMillis(50);

	private final ExpiringStore store;

	private final String prefix;

	private final Duration maxWait;

	AuthorizationCodes(ExpiringStore store, String componentAppId, Duration maxWait) {
		this.store = store;
		this.prefix = "auth-code:wechat-open:" + componentAppId + ":";
		this.maxWait = maxWait;
	}

	/**
	 * Exchanges a code, or waits for who does.
	 * @param exchange exchanges the code, keeps the result and returns the account's app
	 * id
	 * @return app id of the account that the code was for
	 */
	String once(String code, Supplier<String> exchange) {
		// The code is a secret until it is used: keys are seen by people.
		String key = this.prefix + digest(code);
		long deadline = System.nanoTime() + this.maxWait.toNanos();
		while (true) {
			Optional<String> done = this.store.get(key);
			if (done.isPresent()) {
				return done.get();
			}
			Optional<ExpiringStore.Lease> lease = this.store.tryLock(key + ":lock", LEASE);
			if (lease.isPresent()) {
				return exchange(key, lease.get(), exchange);
			}
			if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
				throw PlatformException.of(Platform.WECHAT_OPEN, "/cgi-bin/component/api_query_auth")
					.code("in-progress")
					.message("another request is exchanging this authorization code and did not finish within "
							+ this.maxWait)
					.category(ErrorCategory.TRANSIENT)
					.build();
			}
			LockSupport.parkNanos(LOOK_EVERY.toNanos());
		}
	}

	private String exchange(String key, ExpiringStore.Lease lease, Supplier<String> exchange) {
		try (lease) {
			// Who held the lock before may have finished just before this one got it.
			Optional<String> done = this.store.get(key);
			if (done.isPresent()) {
				return done.get();
			}
			String appId = exchange.get();
			this.store.put(key, appId, REMEMBERED);
			return appId;
		}
	}

	private static String digest(String code) {
		return ContentDigest.hex(code).substring(0, 32);
	}

}
