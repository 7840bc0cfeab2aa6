package cn.bootx.starter.core.health;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * Judges a platform by its tokens: it is down when an account has none that is valid and
 * the last try to fetch one failed.
 */
final class TokenHealthProbe implements HealthProbe {

	private final Platform platform;

	private final TokenRegistry tokens;

	private final Clock clock;

	TokenHealthProbe(Platform platform, TokenRegistry tokens, Clock clock) {
		this.platform = platform;
		this.tokens = tokens;
		this.clock = clock;
	}

	@Override
	public String platform() {
		return this.platform.id();
	}

	@Override
	public Report report() {
		List<AccessTokens.Status> own = this.tokens.status()
			.stream()
			.filter((status) -> status.name().platform() == this.platform)
			.toList();
		Map<String, Object> details = new LinkedHashMap<>();
		State worst = own.stream().allMatch((status) -> status.issuedAt() == null) ? State.UNKNOWN : State.UP;
		for (AccessTokens.Status status : own) {
			boolean down = status.lastError() != null && !isValid(status);
			worst = down ? State.DOWN : worst;
			details.put(status.name().account() + "/" + status.name().kind(), describe(status));
		}
		return new Report(worst, details);
	}

	private boolean isValid(AccessTokens.Status status) {
		return status.expiresAt() != null && this.clock.instant().isBefore(status.expiresAt());
	}

	private String describe(AccessTokens.Status status) {
		if (!isValid(status)) {
			String idle = (status.issuedAt() != null) ? "expired; the next call fetches another" : "not used yet";
			return (status.lastError() != null) ? status.lastError() : idle;
		}
		String valid = "valid for " + Duration.between(this.clock.instant(), status.expiresAt()).toSeconds() + " s";
		return (status.lastError() != null) ? valid + "; the last refresh failed: " + status.lastError() : valid;
	}

}
