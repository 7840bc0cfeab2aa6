package cn.bootx.starter.simulator.wechat.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of web authorization (网页授权): two hours, and thirty days for refreshing.
 * Remembers the last {@value #CAPACITY} of each.
 */
public final class WebTokens {

	static final int CAPACITY = 5000;

	private static final Duration ACCESS = Duration.ofHours(2);

	private static final Duration REFRESH = Duration.ofDays(30);

	private final Clock clock;

	private final Map<String, Grant> access = new LinkedHashMap<>();

	private final Map<String, Grant> refresh = new LinkedHashMap<>();

	public WebTokens(Clock clock) {
		this.clock = clock;
	}

	synchronized Issued issue(String appId, String openId, String scope) {
		Issued issued = new Issued(RandomIds.next(64), RandomIds.next(64), openId, scope);
		Instant now = this.clock.instant();
		put(this.access, issued.accessToken(), new Grant(appId, openId, scope, now.plus(ACCESS)));
		put(this.refresh, issued.refreshToken(), new Grant(appId, openId, scope, now.plus(REFRESH)));
		return issued;
	}

	/** Both tokens anew; the refresh token is used up. */
	synchronized Issued refresh(@Nullable String token, String appId) {
		if (token == null || token.isEmpty()) {
			throw WeChatErrors.refuse(41003);
		}
		Grant grant = this.refresh.get(token);
		if (grant == null || !grant.appId().equals(appId)) {
			throw WeChatErrors.refuse(40030);
		}
		if (!this.clock.instant().isBefore(grant.expiresAt())) {
			throw WeChatErrors.refuse(42002);
		}
		this.refresh.remove(token);
		return issue(appId, grant.openId(), grant.scope());
	}

	/**
	 * What an access token is good for, if it belongs to the openid: else 40001, 42001,
	 * 40003.
	 */
	synchronized Grant check(@Nullable String token, @Nullable String openId) {
		if (token == null || token.isEmpty()) {
			throw WeChatErrors.refuse(41001);
		}
		Grant grant = this.access.get(token);
		if (grant == null) {
			throw WeChatErrors.refuse(40001);
		}
		if (!this.clock.instant().isBefore(grant.expiresAt())) {
			throw WeChatErrors.refuse(42001);
		}
		if (!grant.openId().equals(openId)) {
			throw WeChatErrors.refuse(40003);
		}
		return grant;
	}

	private static void put(Map<String, Grant> grants, String token, Grant grant) {
		grants.put(token, grant);
		if (grants.size() > CAPACITY) {
			grants.remove(grants.keySet().iterator().next());
		}
	}

	record Grant(String appId, String openId, String scope, Instant expiresAt) {
	}

	record Issued(String accessToken, String refreshToken, String openId, String scope) {

		long expiresIn() {
			return ACCESS.toSeconds();
		}

	}

}
