package cn.bootx.starter.wecom.agent;

import java.util.Optional;

import me.chanjar.weixin.cp.api.WxCpService;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.wecom.api.WeComApi;

/**
 * One WeCom application with its own token and service objects. Nothing is switched per
 * thread: whoever has the agent calls as that agent.
 *
 * @since 0.1.0
 */
public final class WeComAgent {

	private final AgentSettings settings;

	private final AccessTokens tokens;

	private final WeComApi api;

	private final WxCpService wxCpService;

	WeComAgent(AgentSettings settings, AccessTokens tokens, WeComApi api, WxCpService wxCpService) {
		this.settings = settings;
		this.tokens = tokens;
		this.api = api;
		this.wxCpService = wxCpService;
	}

	/** Name among the host's agents. */
	public String name() {
		return this.settings.name();
	}

	public String corpId() {
		return this.settings.corpId();
	}

	/**
	 * Id of the application, if it is configured.
	 */
	public @Nullable Integer agentId() {
		return this.settings.agentId();
	}

	/**
	 * Id of the application, which messages and logins need.
	 * @throws InvalidConfigurationException if it is not configured
	 */
	public int requireAgentId() {
		Integer agentId = agentId();
		if (agentId == null) {
			throw new InvalidConfigurationException(WeComAgents.property(name(), "agent-id"), "it is missing",
					"Set it to the AgentId of the application at https://work.weixin.qq.com/wework_admin/frame#apps.");
		}
		return agentId;
	}

	/** Token and key of its pushes, if it receives any. */
	public Optional<AgentCallback> callback() {
		return Optional.ofNullable(this.settings.callback());
	}

	/** The token of the application. */
	public AccessTokens tokens() {
		return this.tokens;
	}

	/** Calls that this library does not wrap, with the error model of all platforms. */
	public WeComApi api() {
		return this.api;
	}

	/** WxJava's interface to everything else of WeCom. */
	public WxCpService wxCpService() {
		return this.wxCpService;
	}

	@Override
	public String toString() {
		return "WeComAgent[" + name() + ", " + corpId() + ", " + agentId() + "]";
	}

}
