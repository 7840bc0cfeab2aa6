package cn.bootx.starter.wecom.agent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * The host's agents by name.
 *
 * @since 0.1.0
 */
public final class WeComAgents {

	/** Name of the agent that the prefix itself describes. */
	public static final String DEFAULT = "default";

	private static final String PREFIX = "bootx.starter.third.wecom.";

	private final Map<String, WeComAgent> agents;

	private final String defaultName;

	public WeComAgents(Collection<WeComAgent> agents) {
		this(new LinkedHashMap<>(), DEFAULT);
		agents.forEach((agent) -> this.agents.put(agent.name(), agent));
	}

	private WeComAgents(Map<String, WeComAgent> agents, String defaultName) {
		this.agents = agents;
		this.defaultName = defaultName;
	}

	/** The same agents with a named one as the default; NOT_FOUND if it is unknown. */
	public WeComAgents withDefault(String name) {
		return new WeComAgents(this.agents, account(name).name());
	}

	/**
	 * The agent of the prefix itself, or the only one if there is just one.
	 * @throws PlatformException with NOT_FOUND if several named ones and no default are
	 * configured
	 */
	public WeComAgent defaultAgent() {
		return findDefault().orElseThrow(() -> unknown(DEFAULT,
				"describe the default agent at " + PREFIX + "corp-secret, or select a named one with account(name)"));
	}

	/** The default agent, if it is clear which one that is. */
	public Optional<WeComAgent> findDefault() {
		WeComAgent agent = this.agents.get(this.defaultName);
		if (agent == null && this.agents.size() == 1) {
			agent = this.agents.values().iterator().next();
		}
		return Optional.ofNullable(agent);
	}

	/** The agent of that name; fails with NOT_FOUND if it is unknown. */
	public WeComAgent account(String name) {
		WeComAgent agent = this.agents.get(name);
		if (agent == null) {
			throw unknown(name, "configure it at " + PREFIX + "agents." + name);
		}
		return agent;
	}

	public Collection<WeComAgent> all() {
		return this.agents.values();
	}

	/** Full name of a property of an agent, for messages. */
	static String property(String agent, String name) {
		return agent.equals(DEFAULT) ? PREFIX + name : PREFIX + "agents." + agent + "." + name;
	}

	private PlatformException unknown(String name, String hint) {
		return PlatformException.notFound(Platform.WECOM, "account", "agent", name, this.agents.keySet(), hint);
	}

}
