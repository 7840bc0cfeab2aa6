package cn.bootx.starter.wecom.agent;

import java.util.List;
import java.util.Optional;

import me.chanjar.weixin.cp.api.WxCpService;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.account.Account;
import cn.bootx.starter.core.account.AccountSettings;
import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;

/**
 * One WeCom application with its own token and service objects. Nothing is switched per
 * thread: calls through an agent object are calls as that agent.
 *
 * @since 0.1.0
 */
public final class WeComAgent implements Account<WeComAgent.Settings> {

	private static final String GET_TOKEN = "/cgi-bin/gettoken";

	private static final String CORP_TICKET = "/cgi-bin/get_jsapi_ticket";

	private static final String AGENT_TICKET = "/cgi-bin/ticket/get";

	private final Settings settings;

	private final AccessTokens tokens;

	private final WeComApi api;

	private final AccessTokens corpTicket;

	private final AccessTokens agentTicket;

	private final WxCpService wxCpService;

	/** Makes an agent of its settings, with the addresses of APIs and login pages. */
	WeComAgent(Settings settings, OkHttpClient http, HttpUrl baseUrl, HttpUrl loginBaseUrl, TokenRegistry registry,
			List<WeComServiceCustomizer> customizers) {
		this.settings = settings;
		this.tokens = registry.tokens(tokenName(settings), tokenSource(settings, http, baseUrl));
		this.api = new WeComApi(new PlatformClient(Platform.WECOM, http, WeComApi.DECODER), baseUrl, this.tokens);
		this.corpTicket = registry.tokens(this.tokens.name().withKind("corp-ticket"),
				(rejected) -> ticket(CORP_TICKET, null));
		this.agentTicket = registry.tokens(this.tokens.name().withKind("agent-ticket"),
				(rejected) -> ticket(AGENT_TICKET, "agent_config"));
		this.wxCpService = new AgentWxCpService(http, this, baseUrl, loginBaseUrl);
		customizers.forEach((customizer) -> customizer.customize(settings.name(), this.wxCpService));
	}

	/**
	 * While a token is valid WeCom answers with the same one, so several nodes never push
	 * each other out.
	 *
	 * @see <a href="https://developer.work.weixin.qq.com/document/path/91039">WeCom</a>
	 */
	private static TokenSource tokenSource(Settings settings, OkHttpClient http, HttpUrl baseUrl) {
		PlatformClient client = new PlatformClient(Platform.WECOM, http, WeComApi.TOKEN_DECODER);
		return (rejected) -> TokenSource.Fetched.read(Platform.WECOM, GET_TOKEN,
				client.execute(ApiCall.get(baseUrl, GET_TOKEN)
					.query("corpid", settings.corpId())
					.query("corpsecret", settings.corpSecret())),
				"access_token", "expires_in");
	}

	private TokenSource.Fetched ticket(String path, @Nullable String type) {
		return TokenSource.Fetched.read(Platform.WECOM, path,
				this.api.execute((base) -> ApiCall.get(base, path).query("type", type)), "ticket", "expires_in");
	}

	/**
	 * WeCom gives one token to each secret of a corporation, with the rights of that
	 * secret; some, like that of the contacts, belong to no application.
	 */
	private static TokenName tokenName(Settings settings) {
		Object application = (settings.agentId() != null) ? settings.agentId() : settings.name();
		return TokenName.access(Platform.WECOM, settings.corpId() + "-" + application)
			.ofSecret(settings.corpId(), settings.corpSecret());
	}

	@Override
	public Settings settings() {
		return this.settings;
	}

	public String corpId() {
		return this.settings.corpId();
	}

	/** Id of the application, if it is configured. */
	public @Nullable Long agentId() {
		return this.settings.agentId();
	}

	/** Id of the application; fails with INVALID_ARGUMENT if it is not configured. */
	public long requireAgentId() {
		Long agentId = agentId();
		if (agentId == null) {
			throw PlatformException.of(Platform.WECOM, "agentid")
				.code("no-agent-id")
				.message("the agent '" + name() + "' has no AgentId, which messages and logins need")
				.category(ErrorCategory.INVALID_ARGUMENT, "set " + WeComAgents.KIND.property(name(), "agent-id")
						+ " to the AgentId of the application at https://work.weixin.qq.com/wework_admin/frame#apps")
				.build();
		}
		return agentId;
	}

	/** Token and key of its pushes, if it receives any. */
	public Optional<Callback> callback() {
		return (this.settings.token() == null || this.settings.encodingAesKey() == null) ? Optional.empty()
				: Optional.of(new Callback(this.settings.token(), this.settings.encodingAesKey()));
	}

	@Override
	public AccessTokens tokens() {
		return this.tokens;
	}

	/** The corporation's ticket that signs pages for {@code wx.config}. */
	public AccessTokens corpTicket() {
		return this.corpTicket;
	}

	/** The application's ticket that signs pages for {@code wx.agentConfig}. */
	public AccessTokens agentTicket() {
		return this.agentTicket;
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

		@Override
		public String toString() {
			return "Callback[]";
		}

	}

	/**
	 * What is configured of an agent.
	 *
	 * @param name name among the agents; the one of the properties' prefix itself is
	 * {@code default}
	 * @param agentId id of the application, null where only its other interfaces are used
	 * @param token signs its pushes, null where it receives none
	 * @param encodingAesKey encrypts its pushes, null where it receives none
	 */
	public record Settings(String name, String corpId, String corpSecret, @Nullable Long agentId,
			@Nullable String token, @Nullable String encodingAesKey) implements AccountSettings {

		private static final String PROFILE = "https://work.weixin.qq.com/wework_admin/frame#profile (企业ID)";

		private static final String APPS = "the application's page at https://work.weixin.qq.com/wework_admin/frame#apps";

		/** An agent that receives no pushes. */
		public static Settings of(String name, String corpId, String corpSecret, @Nullable Long agentId) {
			return new Settings(name, corpId, corpSecret, agentId, null, null);
		}

		/** The agent with an entrance for its pushes. */
		public Settings withCallback(String token, String encodingAesKey) {
			return new Settings(this.name, this.corpId, this.corpSecret, this.agentId, token, encodingAesKey);
		}

		public Settings withCorpSecret(String corpSecret) {
			return new Settings(this.name, this.corpId, corpSecret, this.agentId, this.token, this.encodingAesKey);
		}

		/** Secrets that belong to no application may have several names. */
		@Override
		public @Nullable String platformId() {
			return (this.agentId != null) ? this.corpId + "-" + this.agentId : null;
		}

		@Override
		public void check(String prefix) {
			Credentials.require(prefix + "corp-id", this.corpId, PROFILE);
			Credentials.require(prefix + "corp-secret", this.corpSecret, APPS);
			if (this.token != null || this.encodingAesKey != null) {
				// WeCom encrypts every push, so one without the other cannot work.
				Credentials.requireToken(prefix + "token", this.token);
				Credentials.requireAesKey(prefix + "encoding-aes-key", this.encodingAesKey);
			}
		}

		@Override
		public String toString() {
			return "Settings[" + this.name + ", " + this.corpId + ", " + this.agentId + "]";
		}

	}

}
