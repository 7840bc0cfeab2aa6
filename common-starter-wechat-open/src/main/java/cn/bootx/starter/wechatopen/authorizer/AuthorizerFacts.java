package cn.bootx.starter.wechatopen.authorizer;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.core.token.TokenSource.Fetched;

/**
 * What the nodes of one component share about authorizers for a while: access tokens that
 * came with an authorization, withdrawals, and used authorization codes.
 */
record AuthorizerFacts(ExpiringStore store, String componentAppId, Clock clock) {

	private static final Duration SHORTEST_TOKEN = Duration.ofMinutes(1);

	private static final Duration WITHDRAWN = Duration.ofMinutes(30);

	/** The platform's hour for a code, and some more for late pushes. */
	private static final Duration USED_CODE = Duration.ofHours(2);

	private static final Duration EXCHANGE_LEASE = Duration.ofSeconds(35);

	private static final Duration EXCHANGE_WAIT = Duration.ofSeconds(10);

	private static final Duration LOOK_EVERY = Duration.ofMillis(50);

	private String key(String kind, String name) {
		return kind + ":wechat-open:" + this.componentAppId + ":" + name;
	}

	/** Hands a token to the node that needs one first, so that none is fetched for it. */
	void putToken(String appId, String token, Duration lifetime) {
		if (lifetime.compareTo(SHORTEST_TOKEN) > 0) {
			this.store.put(key("fresh-token", appId), this.clock.instant().plus(lifetime).toEpochMilli() + "|" + token,
					lifetime);
		}
	}

	/** The token, once. */
	Optional<Fetched> takeToken(String appId, @Nullable String rejected) {
		return this.store.take(key("fresh-token", appId))
			.map((stored) -> stored.split("\\|", 2))
			.map((parts) -> new Fetched(parts[1], Duration.ofMillis(Long.parseLong(parts[0]) - this.clock.millis())))
			.filter((token) -> token.lifetime().compareTo(SHORTEST_TOKEN) > 0 && !token.value().equals(rejected));
	}

	/** Keeps a late call or message from bringing an account back. */
	void withdraw(String appId) {
		this.store.put(key("withdrawn", appId), "1", WITHDRAWN);
		this.store.delete(key("fresh-token", appId));
	}

	void restore(String appId) {
		this.store.delete(key("withdrawn", appId));
	}

	boolean isWithdrawn(String appId) {
		return this.store.get(key("withdrawn", appId)).isPresent();
	}

	/**
	 * Exchanges a code once, though the browser and the platform's push bring it at the
	 * same time, perhaps to two nodes: the second waits for the result of the first.
	 * @param exchange exchanges the code, keeps the result and returns its app id
	 */
	String exchangeOnce(String code, Supplier<String> exchange) {
		// The code is a secret until it is used: keys are seen by people.
		String key = key("auth-code", ContentDigest.hex(code).substring(0, 32));
		long deadline = System.nanoTime() + EXCHANGE_WAIT.toNanos();
		while (true) {
			Optional<String> done = this.store.get(key);
			if (done.isPresent()) {
				return done.get();
			}
			Optional<ExpiringStore.Lease> lease = this.store.tryLock(key + ":lock", EXCHANGE_LEASE);
			if (lease.isPresent()) {
				return exchange(key, lease.get(), exchange);
			}
			if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
				throw PlatformException.of(Platform.WECHAT_OPEN, "/cgi-bin/component/api_query_auth")
					.code("in-progress")
					.message("another request is exchanging this authorization code and did not finish within "
							+ EXCHANGE_WAIT)
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
			this.store.put(key, appId, USED_CODE);
			return appId;
		}
	}

}
