package cn.bootx.starter.wecom.agent;

import java.util.List;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;

/**
 * Makes agents of their settings.
 *
 * @param baseUrl address of the server interface
 * @param loginBaseUrl address of the login pages
 */
record WeComAgentFactory(OkHttpClient http, HttpUrl baseUrl, HttpUrl loginBaseUrl, TokenRegistry registry,
		List<WeComServiceCustomizer> customizers) {

	private static final String GET_TOKEN = "/cgi-bin/gettoken";

	WeComAgent create(AgentSettings settings) {
		AccessTokens tokens = this.registry.tokens(tokenName(settings), tokenSource(settings));
		WeComApi api = new WeComApi(new PlatformClient(Platform.WECOM, this.http, WeComApi.DECODER), this.baseUrl,
				tokens);
		AgentWxCpService service = new AgentWxCpService(this.http, tokens, this.baseUrl, this.loginBaseUrl, settings);
		this.customizers.forEach((customizer) -> customizer.customize(settings.name(), service));
		return new WeComAgent(settings, tokens, api, service);
	}

	/**
	 * While a token is valid WeCom answers with the same one, so several nodes never push
	 * each other out.
	 *
	 * @see <a href="https://developer.work.weixin.qq.com/document/path/91039">Get
	 * access_token</a>
	 */
	private TokenSource tokenSource(AgentSettings settings) {
		PlatformClient client = new PlatformClient(Platform.WECOM, this.http, WeComApi.TOKEN_DECODER);
		return (rejected) -> TokenSource.Fetched.read(Platform.WECOM, GET_TOKEN,
				client.execute(ApiCall.get(this.baseUrl, GET_TOKEN)
					.query("corpid", settings.corpId())
					.query("corpsecret", settings.corpSecret())),
				"access_token", "expires_in");
	}

	/**
	 * WeCom gives one token to each secret. The secret itself must not become part of a
	 * key in a store, so the application's id takes its place, or the agent's name where
	 * the id is not known.
	 */
	private static TokenName tokenName(AgentSettings settings) {
		Object application = (settings.agentId() != null) ? settings.agentId() : settings.name();
		return TokenName.access(Platform.WECOM, settings.corpId() + "-" + application);
	}

}
