package cn.bootx.starter.wechat.account;

import java.util.List;

import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.util.WxMpConfigStorageHolder;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.api.ForcedRefreshes;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.api.WeChatTokenSource;

/**
 * Builds accounts: token, API client and WxJava service.
 *
 * @since 0.1.0
 */
public final class WeChatAccountFactory {

	private final OkHttpClient http;

	private final WeChatHosts hosts;

	private final TokenRegistry registry;

	private final ExpiringStore store;

	private final List<WxMpServiceCustomizer> customizers;

	private final PlatformClient client;

	public WeChatAccountFactory(OkHttpClient http, WeChatHosts hosts, TokenRegistry registry, ExpiringStore store,
			List<WxMpServiceCustomizer> customizers) {
		this.http = http;
		this.hosts = hosts;
		this.registry = registry;
		this.store = store;
		this.customizers = List.copyOf(customizers);
		this.client = new PlatformClient(Platform.WECHAT, http, WeChatErrors.decoder(Platform.WECHAT));
	}

	/**
	 * Builds an account with a service of our own.
	 */
	public WeChatAccount account(WeChatAccountSettings settings) {
		return account(settings, service(settings));
	}

	/**
	 * Builds an account around a service that exists.
	 */
	public WeChatAccount account(WeChatAccountSettings settings, WxMpService service) {
		AccessTokens tokens = tokens(settings);
		return new WeChatAccount(settings, service, tokens, new WeChatApi(this.client, this.hosts.api(), tokens));
	}

	/**
	 * Builds the WxJava service of an account.
	 */
	public WxMpService service(WeChatAccountSettings settings) {
		return service(settings, tokens(settings));
	}

	/**
	 * Builds the WxJava service of an account whose token comes from elsewhere, as that
	 * of an account which authorized a third-party component does.
	 */
	public WxMpService service(WeChatAccountSettings settings, AccessTokens tokens) {
		WeChatMpService service = new WeChatMpService(this.http, tokens);
		service.setWxMpConfigStorage(new WeChatMpConfig(settings, this.hosts, tokens));
		// Left on the thread by the line above; with one configuration it is not needed.
		WxMpConfigStorageHolder.remove();
		this.customizers.forEach((customizer) -> customizer.customize(settings.name(), service));
		return service;
	}

	/**
	 * Forgets the token of an account that is gone.
	 */
	public void forget(WeChatAccount account) {
		this.registry.remove(account.tokens().name());
	}

	private AccessTokens tokens(WeChatAccountSettings settings) {
		String appId = settings.appId();
		if (settings.useStableToken()) {
			return this.registry.tokens(TokenName.access(Platform.WECHAT, appId),
					WeChatTokenSource.stable(this.client, this.hosts.api(), appId, settings.appSecret(),
							new ForcedRefreshes(this.store, Platform.WECHAT, appId)));
		}
		// Each of these tokens ends the one before: a node must never fetch its own.
		return this.registry.exclusiveTokens(new TokenName(Platform.WECHAT, appId, "classic-access"),
				WeChatTokenSource.classic(this.client, this.hosts.api(), appId, settings.appSecret()));
	}

}
