package cn.bootx.starter.wechat.account;

import java.util.List;

import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.util.WxMpConfigStorageHolder;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * Builds accounts: token, API client and WxJava service.
 *
 * @since 0.1.0
 */
public final class WeChatAccountFactory {

	private final OkHttpClient http;

	private final Hosts hosts;

	private final TokenRegistry registry;

	private final ExpiringStore store;

	private final List<ServiceCustomizer> customizers;

	private final PlatformClient client;

	public WeChatAccountFactory(OkHttpClient http, Hosts hosts, TokenRegistry registry, ExpiringStore store,
			List<ServiceCustomizer> customizers) {
		this.http = http;
		this.hosts = hosts;
		this.registry = registry;
		this.store = store;
		this.customizers = List.copyOf(customizers);
		this.client = new PlatformClient(Platform.WECHAT, http, WeChatErrors.decoder(Platform.WECHAT));
	}

	public WeChatAccount account(WeChatAccount.Settings settings) {
		return account(settings, service(settings));
	}

	public WeChatAccount account(WeChatAccount.Settings settings, WxMpService service) {
		WeChatApi api = api(settings);
		return new WeChatAccount(settings, service, api.tokens(), api);
	}

	public WxMpService service(WeChatAccount.Settings settings) {
		return service(settings, api(settings).tokens());
	}

	/** With a token from elsewhere, as for who authorized a third-party component. */
	public WxMpService service(WeChatAccount.Settings settings, AccessTokens tokens) {
		WeChatMpService service = new WeChatMpService(this.http, tokens);
		service.setWxMpConfigStorage(new WeChatMpService.Config(settings, this.hosts, tokens));
		// Left on the thread by the line above; with one configuration it is not needed.
		WxMpConfigStorageHolder.remove();
		this.customizers.forEach((customizer) -> customizer.customize(settings.name(), service));
		return service;
	}

	public void forget(WeChatAccount account) {
		this.registry.remove(account.tokens().name());
	}

	private WeChatApi api(WeChatAccount.Settings settings) {
		return settings.useStableToken()
				? WeChatApi.withStableToken(this.client, this.hosts.api(), this.registry, this.store, settings.appId(),
						settings.appSecret())
				: WeChatApi.withClassicToken(this.client, this.hosts.api(), this.registry, settings.appId(),
						settings.appSecret());
	}

	/** Where WeChat is reached: the API, pictures of QR codes, login pages. */
	public record Hosts(HttpUrl api, HttpUrl mp, HttpUrl open) {

		WxMpHostConfig toWxJava() {
			WxMpHostConfig config = new WxMpHostConfig();
			config.setApiHost(withoutSlash(this.api));
			config.setMpHost(withoutSlash(this.mp));
			config.setOpenHost(withoutSlash(this.open));
			return config;
		}

		/** WxJava appends the path as it is. */
		private static String withoutSlash(HttpUrl url) {
			String text = url.toString();
			return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
		}

	}

	/**
	 * A bean of this type changes the WxJava service of every account before it is used.
	 */
	@FunctionalInterface
	public interface ServiceCustomizer {

		/** Changes the service of the account of that name. */
		void customize(String account, WxMpService service);

	}

}
