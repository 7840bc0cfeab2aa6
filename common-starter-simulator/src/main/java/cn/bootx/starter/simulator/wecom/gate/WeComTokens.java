package cn.bootx.starter.simulator.wecom.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.platform.TokenState;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgents;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of the agents. Fetching a token again while it is valid gives the
 * same one with what is left of its time.
 */
public final class WeComTokens {

	private final Clock clock;

	private final Map<SimulatedWeComAgent, Grant> byAgent = new HashMap<>();

	private final Map<String, Grant> byValue = new HashMap<>();

	private Duration lifetime = Duration.ofSeconds(7200);

	public WeComTokens(Clock clock) {
		this.clock = clock;
	}

	public synchronized void lifetime(Duration lifetime) {
		this.lifetime = lifetime;
	}

	/** One token for each pair of corporation and secret. */
	public void fetch(RowCall call, WeComAgents agents) {
		String secret = call.text("corpsecret");
		List<SimulatedWeComAgent> ofCorp = agents.ofCorp(call.text("corpid"));
		if (ofCorp.isEmpty()) {
			throw new WeComErrorException(40013, "invalid corpid");
		}
		SimulatedWeComAgent agent = ofCorp.stream()
			.filter((known) -> known.agent().corpSecret().equals(secret))
			.findFirst()
			.orElseThrow(() -> agents.anyWithSecret(secret)
					? new WeComErrorException(40091, "secret is invalid for this corp")
					: new WeComErrorException(40001, "invalid credential"));
		agent.checkIp();
		agent.countTokenCall();
		Grant grant = grant(agent);
		call.answer()
			.put("access_token", grant.value())
			.put("expires_in", Duration.between(this.clock.instant(), grant.expiresAt()).toSeconds());
	}

	private synchronized Grant grant(SimulatedWeComAgent agent) {
		Instant now = this.clock.instant();
		Grant grant = this.byAgent.get(agent);
		if (grant == null || !grant.validAt(now)) {
			grant = new Grant(newValue(), agent, now.plus(this.lifetime));
			this.byAgent.put(agent, grant);
			this.byValue.put(grant.value(), grant);
		}
		return grant;
	}

	/** What is known about a token, null if it was never given out or is revoked. */
	synchronized @Nullable Grant find(String value) {
		return this.byValue.get(value);
	}

	public synchronized List<TokenState> of(SimulatedWeComAgent agent) {
		Instant now = this.clock.instant();
		return this.byValue.values()
			.stream()
			.filter((grant) -> grant.agent() == agent)
			.map((grant) -> new TokenState(grant.value(), grant.expiresAt(), grant.validAt(now)))
			.toList();
	}

	public synchronized void restore(SimulatedWeComAgent agent, TokenState token) {
		Grant grant = new Grant(token.value(), agent, token.expiresAt());
		this.byAgent.put(agent, grant);
		this.byValue.put(grant.value(), grant);
	}

	public synchronized void expire(SimulatedWeComAgent agent) {
		Grant grant = this.byAgent.get(agent);
		if (grant != null) {
			restore(agent, new TokenState(grant.value(), this.clock.instant(), false));
		}
	}

	public synchronized void revoke(SimulatedWeComAgent agent) {
		Grant grant = this.byAgent.remove(agent);
		if (grant != null) {
			this.byValue.remove(grant.value());
		}
	}

	/** The platform asks to reserve 512 bytes; real tokens have more than 200. */
	private static String newValue() {
		StringBuilder value = new StringBuilder();
		for (int i = 0; i < 7; i++) {
			value.append(UUID.randomUUID().toString().replace("-", ""));
		}
		return value.toString();
	}

	record Grant(String value, SimulatedWeComAgent agent, Instant expiresAt) {

		boolean validAt(Instant now) {
			return now.isBefore(this.expiresAt);
		}

	}

}
