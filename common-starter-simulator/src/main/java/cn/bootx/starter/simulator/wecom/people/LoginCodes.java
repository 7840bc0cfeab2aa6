package cn.bootx.starter.simulator.wecom.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Codes of logged-in members: valid once, for five minutes, within their corporation.
 */
public final class LoginCodes {

	private static final Duration LIFETIME = Duration.ofMinutes(5);

	private final Clock clock;

	private final Map<String, Code> codes = new ConcurrentHashMap<>();

	public LoginCodes(Clock clock) {
		this.clock = clock;
	}

	/**
	 * A new code.
	 * @param privateInfo whether the member agreed to {@code snsapi_privateinfo}
	 */
	public String issue(String corpId, WeComUser user, boolean privateInfo) {
		String value = UUID.randomUUID().toString().replace("-", "");
		this.codes.put(value, new Code(corpId, user, privateInfo, this.clock.instant().plus(LIFETIME)));
		return value;
	}

	@Nullable Code redeem(String corpId, String value) {
		Code code = this.codes.remove(value);
		boolean valid = code != null && code.corpId().equals(corpId) && this.clock.instant().isBefore(code.expiresAt());
		return valid ? code : null;
	}

	record Code(String corpId, WeComUser user, boolean privateInfo, Instant expiresAt) {
	}

}
