package cn.bootx.starter.simulator.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the simulator reads of {@code bootx.starter.third.wecom} and of its
 * {@code agents.<name>}.
 *
 * @param corpId corporation; an agent without one is of the default agent's
 * @param corpSecret secret of the agent
 * @param agentId id of the agent, null for a secret that belongs to none
 * @param token token of the callback
 * @param encodingAesKey key of the callback
 * @param portal how the host receives pushes
 * @param agents further agents, at the top only
 * @param robots group robots, at the top only
 */
record HostWeCom(@Nullable String corpId, @Nullable String corpSecret, @Nullable Long agentId, @Nullable String token,
		@Nullable String encodingAesKey, @DefaultValue Portal portal, @DefaultValue Map<String, HostWeCom> agents,
		@DefaultValue Map<String, Robot> robots) {

	/**
	 * What the simulator reads of {@code portal}.
	 *
	 * @param path where pushes go, without an agent's name
	 */
	record Portal(@DefaultValue(Portal.PATH) String path) {

		static final String PATH = "/wecom/portal";

	}

	/**
	 * A group robot.
	 *
	 * @param key key of its webhook
	 * @param webhook whole webhook address, instead of the key
	 */
	record Robot(@Nullable String key, @Nullable String webhook) {
	}

}
