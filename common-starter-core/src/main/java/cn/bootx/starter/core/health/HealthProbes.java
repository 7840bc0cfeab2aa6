package cn.bootx.starter.core.health;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * The probes of the platforms that are in use: those of the starters and the host, and
 * one that looks at the tokens for every platform that has none.
 *
 * @since 0.1.0
 */
public record HealthProbes(TokenRegistry tokens, List<HealthProbe> own, Clock clock) {

	/** By platform. */
	public Map<String, HealthProbe> probes() {
		Map<String, HealthProbe> probes = new LinkedHashMap<>();
		this.own.forEach((probe) -> probes.put(probe.platform(), probe));
		for (AccessTokens.Status status : this.tokens.status()) {
			probes.computeIfAbsent(status.name().platform().id(),
					(id) -> new TokenHealthProbe(status.name().platform(), this.tokens, this.clock));
		}
		return probes;
	}

	/** The probe of a platform, or null. */
	public @Nullable HealthProbe probe(String platform) {
		return probes().get(platform);
	}

	/**
	 * Judges a platform by its tokens: it is down when an account has none that is valid
	 * and the last try to fetch one failed.
	 */
	private record TokenHealthProbe(Platform subject, TokenRegistry tokens, Clock clock) implements HealthProbe {

		@Override
		public String platform() {
			return this.subject.id();
		}

		@Override
		public Report report() {
			List<AccessTokens.Status> own = this.tokens.status()
				.stream()
				.filter((status) -> status.name().platform() == this.subject)
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

}
