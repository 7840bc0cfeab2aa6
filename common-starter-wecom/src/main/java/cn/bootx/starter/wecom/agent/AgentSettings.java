package cn.bootx.starter.wecom.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/** Reads the agents of the properties; what cannot work is refused with its property. */
final class AgentSettings {

	private AgentSettings() {
	}

	static List<WeComAgent.Settings> of(WeComProperties properties) {
		List<WeComAgent.Settings> agents = new ArrayList<>();
		// A corporation id alone may be there for the named agents.
		boolean hasDefault = (properties.agents().isEmpty() && !properties.runtimeAgents())
				|| properties.corpSecret() != null || properties.agentId() != null || properties.token() != null;
		if (hasDefault) {
			agents.add(of(WeComAgents.DEFAULT, new WeComProperties.Agent(properties.agentId(), properties.corpId(),
					properties.corpSecret(), properties.token(), properties.encodingAesKey()), null));
		}
		properties.agents().forEach((name, agent) -> {
			if (name.equals(WeComAgents.DEFAULT) && hasDefault) {
				throw new InvalidConfigurationException(WeComProperties.PREFIX + ".agents.default",
						"the prefix itself already describes the agent 'default'",
						"Give the named agent another name.");
			}
			agents.add(of(name, agent, properties.corpId()));
		});
		return agents;
	}

	private static WeComAgent.Settings of(String name, WeComProperties.Agent agent, @Nullable String inheritedCorpId) {
		String corpId = (agent.corpId() != null) ? agent.corpId() : inheritedCorpId;
		WeComAgent.Settings settings = new WeComAgent.Settings(name, Objects.requireNonNullElse(corpId, ""),
				Objects.requireNonNullElse(agent.corpSecret(), ""), agent.agentId(), agent.token(),
				agent.encodingAesKey());
		settings.check(WeComAgents.KIND.property(name, ""));
		return settings;
	}

}
