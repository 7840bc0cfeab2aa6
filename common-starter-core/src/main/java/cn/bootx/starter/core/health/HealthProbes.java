package cn.bootx.starter.core.health;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * The probes of the platforms that are in use: those of the starters and the host, and
 * one that looks at the tokens for every platform that has none.
 *
 * @since 0.1.0
 */
public final class HealthProbes {

	private final TokenRegistry tokens;

	private final List<HealthProbe> own;

	private final Clock clock;

	public HealthProbes(TokenRegistry tokens, List<HealthProbe> own, Clock clock) {
		this.tokens = tokens;
		this.own = List.copyOf(own);
		this.clock = clock;
	}

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

}
