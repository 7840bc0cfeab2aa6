package cn.bootx.starter.wecom.agent;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.account.AccountKind;
import cn.bootx.starter.core.account.AccountSettings;
import cn.bootx.starter.core.account.Accounts;
import cn.bootx.starter.core.account.RuntimeAccounts;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * The host's agents by name: those of the properties, and those that were added at
 * runtime.
 *
 * @since 0.1.0
 */
public final class WeComAgents extends Accounts<WeComAgent.Settings, WeComAgent> {

	/** Name of the agent that the prefix itself describes. */
	public static final String DEFAULT = AccountSettings.DEFAULT;

	static final AccountKind<WeComAgent.Settings> KIND = new AccountKind<>(Platform.WECOM, "bootx.starter.third.wecom",
			"WeCom agent", "corp-secret", "agent-id", WeComAgent.Settings.class,
			Set.of("corpSecret", "token", "encodingAesKey"), Map.of());

	/** Agents that never change. */
	public WeComAgents(Collection<WeComAgent> agents) {
		this(agents, null);
	}

	/** Agents of the properties, and others. */
	public WeComAgents(Collection<WeComAgent> configured,
			@Nullable RuntimeAccounts<WeComAgent.Settings, WeComAgent> runtime) {
		super(KIND, configured, named(DEFAULT, configured), runtime);
	}

	private WeComAgents(WeComAgents all, String defaultName) {
		super(all, defaultName);
	}

	/** The same agents with a named one as the default; NOT_FOUND if it is unknown. */
	public WeComAgents withDefault(String name) {
		return new WeComAgents(this, name);
	}

	/**
	 * The agent of the prefix itself, or the only one if just one is configured.
	 * @throws PlatformException with NOT_FOUND if there is no such one
	 */
	public WeComAgent defaultAgent() {
		return primary();
	}

	/** The default agent, if it is clear which one that is. */
	public Optional<WeComAgent> findDefault() {
		return findPrimary();
	}

	/** The agent of that name; fails with NOT_FOUND if it is unknown. */
	public WeComAgent account(String name) {
		return get(name);
	}

}
