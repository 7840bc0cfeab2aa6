package cn.bootx.starter.wecom.agent;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/**
 * What is configured of an agent, checked.
 *
 * @param name name among the host's agents; {@value WeComAgents#DEFAULT} for the one of
 * the prefix itself
 * @param agentId id of the application, null where only its other interfaces are used
 * @param callback token and key of its pushes, null where it receives none
 */
record AgentSettings(String name, String corpId, String corpSecret, @Nullable Long agentId,
		WeComAgent.@Nullable Callback callback) {

	private static final String PROFILE = "https://work.weixin.qq.com/wework_admin/frame#profile (企业ID)";

	private static final String APPS = "the application's page at https://work.weixin.qq.com/wework_admin/frame#apps";

	/** The agents of the properties. */
	static List<AgentSettings> of(WeComProperties properties) {
		List<AgentSettings> agents = new ArrayList<>();
		// A corporation id alone may be there for the named agents.
		boolean hasDefault = properties.agents().isEmpty() || properties.corpSecret() != null
				|| properties.agentId() != null || properties.token() != null;
		if (hasDefault) {
			agents.add(of(WeComAgents.DEFAULT, new WeComProperties.Agent(properties.agentId(), properties.corpId(),
					properties.corpSecret(), properties.token(), properties.encodingAesKey()), null));
		}
		properties.agents().forEach((name, agent) -> {
			if (name.equals(WeComAgents.DEFAULT) && hasDefault) {
				throw new InvalidConfigurationException(WeComAgents.property(WeComAgents.DEFAULT, "agents.default"),
						"the prefix itself already describes the agent 'default'",
						"Give the named agent another name.");
			}
			agents.add(of(name, agent, properties.corpId()));
		});
		return agents;
	}

	private static AgentSettings of(String name, WeComProperties.Agent agent, @Nullable String inheritedCorpId) {
		String corpId = Credentials.require(WeComAgents.property(name, "corp-id"),
				(agent.corpId() != null) ? agent.corpId() : inheritedCorpId, PROFILE);
		String secret = Credentials.require(WeComAgents.property(name, "corp-secret"), agent.corpSecret(), APPS);
		WeComAgent.Callback callback = null;
		if (agent.token() != null || agent.encodingAesKey() != null) {
			// WeCom encrypts every push, so one without the other cannot work.
			callback = new WeComAgent.Callback(
					Credentials.requireToken(WeComAgents.property(name, "token"), agent.token()),
					Credentials.requireAesKey(WeComAgents.property(name, "encoding-aes-key"), agent.encodingAesKey()));
		}
		return new AgentSettings(name, corpId, secret, agent.agentId(), callback);
	}

	@Override
	public String toString() {
		return "AgentSettings[name=" + this.name + ", corpId=" + this.corpId + ", agentId=" + this.agentId + "]";
	}

}
