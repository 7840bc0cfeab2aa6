package cn.bootx.starter.simulator.dingtalk.login;

import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of users who logged in, and the codes that are exchanged for them: valid once,
 * for five minutes, at the application that asked.
 */
public final class UserTokens {

	static final Duration LIFETIME = Duration.ofSeconds(7200);

	private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

	private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

	private final Clock clock;

	private final Map<String, Login> codes = new ConcurrentHashMap<>();

	private final Map<String, Login> tokens = new ConcurrentHashMap<>();

	private final Map<String, Login> refreshTokens = new ConcurrentHashMap<>();

	public UserTokens(Clock clock) {
		this.clock = clock;
	}

	public String code(String appKey, DingUser user) {
		return keep(this.codes, appKey, user, CODE_LIFETIME);
	}

	String token(String appKey, DingUser user) {
		return keep(this.tokens, appKey, user, LIFETIME);
	}

	String refreshToken(String appKey, DingUser user) {
		return keep(this.refreshTokens, appKey, user, REFRESH_LIFETIME);
	}

	@Nullable DingUser redeemCode(String appKey, String code) {
		return valid(this.codes.remove(code), appKey);
	}

	@Nullable DingUser redeemRefreshToken(String appKey, String token) {
		return valid(this.refreshTokens.remove(token), appKey);
	}

	/** Whose token it is, null if it is unknown or has expired. */
	@Nullable DingUser userOf(String token) {
		Login login = this.tokens.get(token);
		return (login == null) ? null : valid(login, login.appKey());
	}

	private String keep(Map<String, Login> place, String appKey, DingUser user, Duration lifetime) {
		String value = UUID.randomUUID().toString().replace("-", "");
		place.put(value, new Login(appKey, user, this.clock.instant().plus(lifetime)));
		return value;
	}

	private @Nullable DingUser valid(@Nullable Login login, String appKey) {
		return (login != null && login.appKey().equals(appKey) && this.clock.instant().isBefore(login.expiresAt()))
				? login.user() : null;
	}

	private record Login(String appKey, DingUser user, Instant expiresAt) {
	}

	/** What the rows that log in do. */
	public Map<String, Effect> effects(DingApps apps, DingDirectory directory) {
		return new LoginEffects(apps, directory, this).all();
	}

}
