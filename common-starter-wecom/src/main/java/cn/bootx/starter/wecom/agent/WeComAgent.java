package cn.bootx.starter.wecom.agent;

import java.net.URI;
import java.util.Optional;

import me.chanjar.weixin.cp.api.WxCpService;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.token.AccessTokens;

/**
 * One WeCom application with its own token and service objects. Nothing is switched per
 * thread: calls through an agent object are calls as that agent.
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

	/** Id of the application, if it is configured. */
	public @Nullable Long agentId() {
		return this.settings.agentId();
	}

	/**
	 * Id of the application, which messages and logins need.
	 * @throws PlatformException with the category INVALID_ARGUMENT if it is not
	 * configured
	 */
	public long requireAgentId() {
		Long agentId = agentId();
		if (agentId == null) {
			throw PlatformException.of(Platform.WECOM, "agentid")
				.code("no-agent-id")
				.message("the agent '" + name() + "' has no AgentId, which messages and logins need")
				.category(ErrorCategory.INVALID_ARGUMENT, "set " + WeComAgents.property(name(), "agent-id")
						+ " to the AgentId of the application at https://work.weixin.qq.com/wework_admin/frame#apps")
				.build();
		}
		return agentId;
	}

	/**
	 * Address of WeCom's login page with a QR code.
	 * @param redirectUri where the browser comes back to with {@code code} and
	 * {@code state}; its domain must be registered as the application's login domain
	 * @throws PlatformException if the agent has no id
	 */
	public URI loginPage(String redirectUri, String state) {
		requireAgentId();
		return URI.create(this.wxCpService.buildQrConnectUrl(redirectUri, state));
	}

	/** Token and key of its pushes, if it receives any. */
	public Optional<Callback> callback() {
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

	/**
	 * Token and key of an agent's pushes.
	 *
	 * @param token signs the pushes
	 * @param encodingAesKey encrypts them, 43 characters
	 */
	public record Callback(String token, String encodingAesKey) {

		/** Leaves both out. */
		@Override
		public String toString() {
			return "Callback[]";
		}

	}

}
