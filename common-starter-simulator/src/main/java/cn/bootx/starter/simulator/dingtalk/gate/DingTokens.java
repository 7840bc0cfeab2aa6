package cn.bootx.starter.simulator.dingtalk.gate;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.platform.TokenState;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of the applications. One token serves both API families; fetching it
 * again within its lifetime gives the same one and renews it.
 */
public final class DingTokens {

	private final Clock clock;

	private final Map<String, Grant> byApp = new HashMap<>();

	private final Map<String, Grant> byValue = new HashMap<>();

	private Duration lifetime = Duration.ofSeconds(7200);

	public DingTokens(Clock clock) {
		this.clock = clock;
	}

	public synchronized void lifetime(Duration lifetime) {
		this.lifetime = lifetime;
	}

	/** The valid token of an application, renewed, or a fresh one. */
	synchronized Grant grant(String appKey) {
		Instant now = this.clock.instant();
		Grant grant = this.byApp.get(appKey);
		String value = (grant != null && grant.validAt(now)) ? grant.value()
				: UUID.randomUUID().toString().replace("-", "");
		Grant renewed = new Grant(value, appKey, now.plus(this.lifetime), this.lifetime.toSeconds());
		this.byApp.put(appKey, renewed);
		this.byValue.put(value, renewed);
		return renewed;
	}

	/** What is known about a token, null if it was never given out or is revoked. */
	synchronized @Nullable Grant find(String value) {
		return this.byValue.get(value);
	}

	public synchronized List<TokenState> of(String appKey) {
		Instant now = this.clock.instant();
		return this.byValue.values()
			.stream()
			.filter((grant) -> grant.appKey().equals(appKey))
			.map((grant) -> new TokenState(grant.value(), grant.expiresAt(), grant.validAt(now)))
			.toList();
	}

	public synchronized void restore(String appKey, TokenState token) {
		Grant grant = new Grant(token.value(), appKey, token.expiresAt(), this.lifetime.toSeconds());
		this.byApp.put(appKey, grant);
		this.byValue.put(grant.value(), grant);
	}

	public synchronized void expire(String appKey) {
		Grant grant = this.byApp.get(appKey);
		if (grant != null) {
			restore(appKey, new TokenState(grant.value(), this.clock.instant(), false));
		}
	}

	/** Takes the application's token back before its time. */
	public synchronized void revoke(String appKey) {
		Grant grant = this.byApp.remove(appKey);
		if (grant != null) {
			this.byValue.remove(grant.value());
		}
	}

	record Grant(String value, String appKey, Instant expiresAt, long lifetimeSeconds) {

		boolean validAt(Instant now) {
			return now.isBefore(this.expiresAt);
		}

	}

	/** What the rows that fetch a token do. */
	public Map<String, Effect> effects(DingApps apps) {
		return new TokenEffects(this, apps).all();
	}

}
