package cn.bootx.starter.wecom.agent;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/**
 * Checks the agents of the properties, with the full name of each property in the
 * message.
 */
final class AgentConfigurations {

	private static final String PROFILE = "https://work.weixin.qq.com/wework_admin/frame#profile (企业ID)";

	private static final String APPS = "the application's page at https://work.weixin.qq.com/wework_admin/frame#apps";

	private AgentConfigurations() {
	}

	static List<AgentSettings> of(WeComProperties properties) {
		List<AgentSettings> agents = new ArrayList<>();
		if (hasDefault(properties)) {
			agents.add(settings(WeComAgents.DEFAULT, new WeComProperties.Agent(properties.agentId(),
					properties.corpId(), properties.corpSecret(), properties.token(), properties.encodingAesKey())));
		}
		properties.agents().forEach((name, agent) -> {
			if (name.equals(WeComAgents.DEFAULT) && hasDefault(properties)) {
				throw new InvalidConfigurationException(WeComAgents.property(WeComAgents.DEFAULT, "agents.default"),
						"the prefix itself already describes the agent 'default'",
						"Give the named agent another name.");
			}
			agents.add(settings(name, inheriting(agent, properties)));
		});
		return agents;
	}

	/** A corporation id alone may be there for the named agents. */
	private static boolean hasDefault(WeComProperties properties) {
		return properties.agents().isEmpty() || properties.corpSecret() != null || properties.agentId() != null
				|| properties.token() != null;
	}

	private static WeComProperties.Agent inheriting(WeComProperties.Agent agent, WeComProperties properties) {
		return (agent.corpId() != null) ? agent : new WeComProperties.Agent(agent.agentId(), properties.corpId(),
				agent.corpSecret(), agent.token(), agent.encodingAesKey());
	}

	private static AgentSettings settings(String name, WeComProperties.Agent agent) {
		String corpId = Credentials.require(WeComAgents.property(name, "corp-id"), agent.corpId(), PROFILE);
		String secret = Credentials.require(WeComAgents.property(name, "corp-secret"), agent.corpSecret(), APPS);
		return new AgentSettings(name, corpId, secret, agent.agentId(), callback(name, agent));
	}

	private static @Nullable WeComAgentCallback callback(String name, WeComProperties.Agent agent) {
		if (agent.token() == null && agent.encodingAesKey() == null) {
			return null;
		}
		// WeCom encrypts every push, so one without the other cannot work.
		return new WeComAgentCallback(Credentials.requireToken(WeComAgents.property(name, "token"), agent.token()),
				Credentials.requireAesKey(WeComAgents.property(name, "encoding-aes-key"), agent.encodingAesKey()));
	}

}
