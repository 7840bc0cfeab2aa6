package cn.bootx.starter.wecom.agent;

import java.util.List;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wecom.api.WeComApi;
import cn.bootx.starter.wecom.api.WeComErrors;

/**
 * Makes agents of their settings.
 */
final class WeComAgentFactory {

	private final OkHttpClient http;

	private final HttpUrl baseUrl;

	private final HttpUrl loginBaseUrl;

	private final TokenRegistry registry;

	private final List<WeComServiceCustomizer> customizers;

	/**
	 * Makes a factory.
	 * @param baseUrl address of the server interface
	 * @param loginBaseUrl address of the login pages
	 */
	WeComAgentFactory(OkHttpClient http, HttpUrl baseUrl, HttpUrl loginBaseUrl, TokenRegistry registry,
			List<WeComServiceCustomizer> customizers) {
		this.http = http;
		this.baseUrl = baseUrl;
		this.loginBaseUrl = loginBaseUrl;
		this.registry = registry;
		this.customizers = List.copyOf(customizers);
	}

	WeComAgent create(AgentSettings settings) {
		AccessTokens tokens = this.registry.tokens(tokenName(settings),
				new GetTokenSource(this.http, this.baseUrl, settings));
		WeComApi api = new WeComApi(new PlatformClient(Platform.WECOM, this.http, WeComErrors.DECODER), this.baseUrl,
				tokens);
		AgentConfigStorage storage = new AgentConfigStorage(settings, this.baseUrl, tokens);
		AgentWxCpService service = new AgentWxCpService(this.http, tokens, this.loginBaseUrl, settings);
		service.setWxCpConfigStorage(storage);
		this.customizers.forEach((customizer) -> customizer.customize(settings.name(), service));
		return new WeComAgent(settings, tokens, api, service, this.loginBaseUrl);
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
