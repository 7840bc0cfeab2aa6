package cn.bootx.starter.simulator.wecom.gate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgents;

/**
 * {@code /cgi-bin/gettoken}: one token for each pair of corporation and secret.
 */
public final class TokenEndpoint {

	private final Clock clock;

	private final WeComTokens tokens;

	private final WeComAgents agents;

	public TokenEndpoint(Clock clock, WeComTokens tokens, WeComAgents agents) {
		this.clock = clock;
		this.tokens = tokens;
		this.agents = agents;
	}

	public void mount(WeComGate gate) {
		gate.openGet("/cgi-bin/gettoken", this::getToken);
	}

	private SimulatorResponse getToken(SimulatorRequest request) {
		String corpId = request.param("corpid");
		if (corpId == null || corpId.isBlank()) {
			throw new WeComErrorException(41002, "corpid missing");
		}
		String secret = request.param("corpsecret");
		if (secret == null || secret.isBlank()) {
			throw new WeComErrorException(41004, "corpsecret missing");
		}
		SimulatedWeComAgent agent = agent(corpId, secret);
		agent.checkIp();
		agent.countTokenCall();
		WeComTokens.Grant grant = this.tokens.grant(agent);
		return WeComAnswers.ok("access_token", grant.value(), "expires_in",
				Duration.between(this.clock.instant(), grant.expiresAt()).toSeconds());
	}

	private SimulatedWeComAgent agent(String corpId, String secret) {
		List<SimulatedWeComAgent> ofCorp = this.agents.ofCorp(corpId);
		if (ofCorp.isEmpty()) {
			throw new WeComErrorException(40013, "invalid corpid");
		}
		for (SimulatedWeComAgent agent : ofCorp) {
			if (agent.agent().corpSecret().equals(secret)) {
				return agent;
			}
		}
		throw this.agents.anyWithSecret(secret) ? new WeComErrorException(40091, "secret is invalid for this corp")
				: new WeComErrorException(40001, "invalid credential");
	}

}
