package cn.bootx.starter.simulator.dingtalk.login;

import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.rules.ExpiringKeys;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of users who logged in, and the codes that are exchanged for them: valid once,
 * for five minutes, at the application that asked.
 */
public final class UserTokens {

	static final Duration LIFETIME = Duration.ofSeconds(7200);

	private final ExpiringKeys<Login> codes;

	private final ExpiringKeys<Login> tokens;

	private final ExpiringKeys<Login> refreshTokens;

	public UserTokens(Clock clock) {
		this.codes = new ExpiringKeys<>(clock, Duration.ofMinutes(5));
		this.tokens = new ExpiringKeys<>(clock, LIFETIME);
		this.refreshTokens = new ExpiringKeys<>(clock, Duration.ofDays(30));
	}

	public String code(String appKey, DingUser user) {
		return this.codes.issue(new Login(appKey, user));
	}

	String token(String appKey, DingUser user) {
		return this.tokens.issue(new Login(appKey, user));
	}

	String refreshToken(String appKey, DingUser user) {
		return this.refreshTokens.issue(new Login(appKey, user));
	}

	@Nullable DingUser redeemCode(String appKey, String code) {
		return at(appKey, this.codes.redeem(code));
	}

	@Nullable DingUser redeemRefreshToken(String appKey, String token) {
		return at(appKey, this.refreshTokens.redeem(token));
	}

	/** Whose token it is, null if it is unknown or has expired. */
	@Nullable DingUser userOf(String token) {
		Login login = this.tokens.find(token);
		return (login != null) ? login.user() : null;
	}

	private static @Nullable DingUser at(String appKey, @Nullable Login login) {
		return (login != null && login.appKey().equals(appKey)) ? login.user() : null;
	}

	private record Login(String appKey, DingUser user) {
	}

	/** What the rows that log in do. */
	public Map<String, Effect> effects(DingApps apps, DingDirectory directory) {
		return new LoginEffects(apps, directory, this).all();
	}

}
