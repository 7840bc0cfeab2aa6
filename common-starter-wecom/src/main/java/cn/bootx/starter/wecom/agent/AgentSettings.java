package cn.bootx.starter.wecom.agent;

import org.jspecify.annotations.Nullable;

/**
 * What is configured of an agent, checked.
 *
 * @param name name among the host's agents; {@value WeComAgents#DEFAULT} for the one of
 * the prefix itself
 * @param corpId id of the corporation
 * @param corpSecret secret of the application
 * @param agentId id of the application, null where only its other interfaces are used
 * @param callback token and key of its pushes, null where it receives none
 */
record AgentSettings(String name, String corpId, String corpSecret, @Nullable Long agentId,
		@Nullable WeComAgentCallback callback) {

	/**
	 * Leaves the secret out.
	 */
	@Override
	public String toString() {
		return "AgentSettings[name=" + this.name + ", corpId=" + this.corpId + ", agentId=" + this.agentId + "]";
	}

}
