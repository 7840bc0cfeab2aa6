package cn.bootx.starter.simulator.wecom;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * The registered agents of all corporations.
 */
public final class WeComAgents {

	private final List<SimulatedWeComAgent> agents = new CopyOnWriteArrayList<>();

	void add(SimulatedWeComAgent agent) {
		this.agents.removeIf((known) -> known.agent().corpId().equals(agent.agent().corpId())
				&& known.agent().id().equals(agent.agent().id()));
		this.agents.add(agent);
	}

	void remove(SimulatedWeComAgent agent) {
		this.agents.remove(agent);
	}

	public @Nullable SimulatedWeComAgent find(String corpId, String id) {
		return ofCorp(corpId).stream().filter((known) -> known.agent().id().equals(id)).findFirst().orElse(null);
	}

	List<SimulatedWeComAgent> all() {
		return List.copyOf(this.agents);
	}

	public List<SimulatedWeComAgent> ofCorp(String corpId) {
		return this.agents.stream().filter((known) -> known.agent().corpId().equals(corpId)).toList();
	}

	public boolean anyWithSecret(String secret) {
		return this.agents.stream().anyMatch((known) -> known.agent().corpSecret().equals(secret));
	}

}
