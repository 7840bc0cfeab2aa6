package cn.bootx.starter.simulator.dingtalk.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import org.jspecify.annotations.Nullable;

/**
 * Codes that log a member in without a password: valid once, for five minutes.
 */
public final class LoginCodes {

	private static final Duration LIFETIME = Duration.ofMinutes(5);

	private final Clock clock;

	private final Map<String, Code> codes = new ConcurrentHashMap<>();

	public LoginCodes(Clock clock) {
		this.clock = clock;
	}

	public String issue(DingUser user) {
		String code = UUID.randomUUID().toString().replace("-", "");
		this.codes.put(code, new Code(user, this.clock.instant().plus(LIFETIME)));
		return code;
	}

	public @Nullable DingUser redeem(String value) {
		Code code = this.codes.remove(value);
		return (code != null && this.clock.instant().isBefore(code.expiresAt())) ? code.user() : null;
	}

	private record Code(DingUser user, Instant expiresAt) {
	}

}
