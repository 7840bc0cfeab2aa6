package cn.bootx.starter.wechatopen.authorizer;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.TokenSource.Fetched;

/**
 * Hands the access token that came with an authorization over to the node that needs one
 * first, so that it need not be fetched again.
 */
final class FreshTokens {

	private static final Duration SHORTEST = Duration.ofMinutes(1);

	private final ExpiringStore store;

	private final String prefix;

	private final Clock clock;

	FreshTokens(ExpiringStore store, String componentAppId, Clock clock) {
		this.store = store;
		this.prefix = "fresh-token:wechat-open:" + componentAppId + ":";
		this.clock = clock;
	}

	void put(String appId, String token, Duration lifetime) {
		if (lifetime.compareTo(SHORTEST) > 0) {
			this.store.put(this.prefix + appId, this.clock.instant().plus(lifetime).toEpochMilli() + "|" + token,
					lifetime);
		}
	}

	/** The token, once. */
	Optional<Fetched> take(String appId, @Nullable String rejected) {
		return this.store.take(this.prefix + appId)
			.map((stored) -> stored.split("\\|", 2))
			.map((parts) -> new Fetched(parts[1], Duration.ofMillis(Long.parseLong(parts[0]) - this.clock.millis())))
			.filter((token) -> token.lifetime().compareTo(SHORTEST) > 0 && !token.value().equals(rejected));
	}

	void forget(String appId) {
		this.store.delete(this.prefix + appId);
	}

}
