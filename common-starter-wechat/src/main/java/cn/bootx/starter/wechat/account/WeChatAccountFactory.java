package cn.bootx.starter.wechat.account;

import java.time.Clock;
import java.util.List;

import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.bean.WxJsapiSignature;
import me.chanjar.weixin.common.enums.TicketType;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpCardServiceImpl;
import me.chanjar.weixin.mp.api.impl.WxMpServiceOkHttpImpl;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import me.chanjar.weixin.mp.util.WxMpConfigStorageHolder;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.account.RuntimeAccounts;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.jssdk.PageSignature;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.account.WeChatAccount.Settings;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.api.WeChatCalls;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.api.WeChatTickets;

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

	public WeChatAccount account(Settings settings) {
		return account(settings, service(settings));
	}

	public WeChatAccount account(Settings settings, WxMpService service) {
		WeChatApi api = api(settings);
		return new WeChatAccount(settings, service, api.tokens(), api);
	}

	public WxMpService service(Settings settings) {
		return service(settings, api(settings).tokens());
	}

	/** With a token from elsewhere, as for who authorized a third-party component. */
	public WxMpService service(Settings settings, AccessTokens tokens) {
		WeChatTickets tickets = new WeChatTickets(this.registry, new WeChatApi(this.client, this.hosts.api(), tokens));
		WeChatMpService service = new WeChatMpService(this.http, tokens, tickets);
		service.setWxMpConfigStorage(new WeChatMpService.Config(settings, this.hosts, tokens, tickets));
		// Left on the thread by the line above; with one configuration it is not needed.
		WxMpConfigStorageHolder.remove();
		this.customizers.forEach((customizer) -> customizer.customize(settings.name(), service));
		return service;
	}

	/** For {@link WeChatAccounts} that are kept in a store. */
	public RuntimeAccounts<Settings, WeChatAccount> runtime(RecordStore store, Clock clock) {
		return new RuntimeAccounts<>(store, this.registry, clock, this::account);
	}

	private WeChatApi api(Settings settings) {
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

	/** A bean of this type changes WxJava's service of every account before its use. */
	@FunctionalInterface
	public interface ServiceCustomizer {

		/** Changes the service of the account of that name. */
		void customize(String account, WxMpService service);

	}

	/**
	 * WxJava's service with our client, our token and our tickets. WxJava's own way of a
	 * call refreshes the token several times at once, logs URLs with tokens, and sleeps
	 * up to 31 s in the calling thread when WeChat is busy; its tickets are each node's
	 * own, and it signs a page's fragment, which WeChat refuses.
	 */
	private static final class WeChatMpService extends WxMpServiceOkHttpImpl {

		private static final PageSignature.Signer SIGNER = new PageSignature.Signer(Platform.WECHAT, Clock.systemUTC());

		private final OkHttpClient client;

		private final WeChatCalls calls;

		private final WeChatTickets tickets;

		WeChatMpService(OkHttpClient client, AccessTokens tokens, WeChatTickets tickets) {
			this.client = WeChatCalls.client(Platform.WECHAT, client);
			this.calls = new WeChatCalls(tokens);
			this.tickets = tickets;
			setCardService(new CardService(this));
		}

		@Override
		public OkHttpClient getRequestHttpClient() {
			return this.client;
		}

		@Override
		public void initHttp() {
			// The client is complete: proxy and time limits come from the properties.
		}

		@Override
		public String getAccessToken(boolean forceRefresh) throws WxErrorException {
			return this.calls.token(forceRefresh);
		}

		@Override
		public String getTicket(TicketType type, boolean forceRefresh) throws WxErrorException {
			return new WeChatCalls(this.tickets.of(type.getCode())).token(forceRefresh);
		}

		@Override
		public WxJsapiSignature createJsapiSignature(String url) throws WxErrorException {
			PageSignature signed = SIGNER.sign(getJsapiTicket(), url);
			return WxJsapiSignature.builder()
				.appId(getWxMpConfigStorage().getAppId())
				.nonceStr(signed.nonceStr())
				.timestamp(signed.timestamp())
				.url(signed.url())
				.signature(signed.signature())
				.build();
		}

		@Override
		public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
			return executeInternal(executor, uri, data, false);
		}

		@Override
		protected <T, E> T executeInternal(RequestExecutor<T, E> executor, String uri, E data, boolean doNotAutoRefresh)
				throws WxErrorException {
			return this.calls.execute(uri, (url) -> executor.execute(url, data, WxType.MP));
		}

		/** WxJava's own fetches the ticket without the service. */
		private static final class CardService extends WxMpCardServiceImpl {

			CardService(WxMpService service) {
				super(service);
			}

			@Override
			public String getCardApiTicket(boolean forceRefresh) throws WxErrorException {
				return getWxMpService().getTicket(TicketType.WX_CARD, forceRefresh);
			}

		}

		/**
		 * WxJava's view of an account. The token and tickets that it shows are those of
		 * all nodes.
		 */
		static final class Config extends WxMpDefaultConfigImpl {

			private static final long serialVersionUID = 1L;

			private final transient AccessTokens tokens;

			private final transient WeChatTickets tickets;

			Config(Settings settings, WeChatAccountFactory.Hosts hosts, AccessTokens tokens, WeChatTickets tickets) {
				this.tokens = tokens;
				this.tickets = tickets;
				setAppId(settings.appId());
				setSecret(settings.appSecret());
				setToken(settings.token());
				setAesKey(settings.encodingAesKey());
				useStableAccessToken(settings.useStableToken());
				setHostConfig(hosts.toWxJava());
			}

			@Override
			public String getAccessToken() {
				return this.tokens.get();
			}

			@Override
			public boolean isAccessTokenExpired() {
				return false;
			}

			@Override
			public void expireAccessToken() {
				this.tokens.invalidate(this.tokens.get());
			}

			@Override
			public void updateAccessToken(WxAccessToken accessToken) {
				throw new UnsupportedOperationException("The token of " + getAppId() + " is refreshed by AccessTokens");
			}

			@Override
			public void updateAccessToken(String accessToken, int expiresInSeconds) {
				throw new UnsupportedOperationException("The token of " + getAppId() + " is refreshed by AccessTokens");
			}

			@Override
			public String getTicket(TicketType type) {
				return this.tickets.of(type.getCode()).get();
			}

			@Override
			public boolean isTicketExpired(TicketType type) {
				return false;
			}

			@Override
			public void expireTicket(TicketType type) {
				AccessTokens ticket = this.tickets.of(type.getCode());
				ticket.invalidate(ticket.get());
			}

			@Override
			public void updateTicket(TicketType type, String ticket, int expiresInSeconds) {
				throw new UnsupportedOperationException(
						"The tickets of " + getAppId() + " are refreshed by AccessTokens");
			}

			/** The inherited equality compares secrets and locks. */
			@Override
			public boolean equals(Object other) {
				return this == other;
			}

			@Override
			public int hashCode() {
				return System.identityHashCode(this);
			}

			/** The inherited one fails on JDK 17, and would print the secrets. */
			@Override
			public String toString() {
				return "Config[" + getAppId() + "]";
			}

		}

	}

}
