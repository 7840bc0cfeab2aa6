package cn.bootx.starter.wechat.account;

import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.mp.api.impl.WxMpServiceOkHttpImpl;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.wechat.api.WeChatCalls;

/**
 * WxJava's service with our client and our token. WxJava's own way of a call refreshes
 * the token several times at once, logs URLs with tokens, and sleeps up to 31 s in the
 * calling thread when WeChat is busy.
 */
final class WeChatMpService extends WxMpServiceOkHttpImpl {

	private static final Logger logger = LoggerFactory.getLogger(WeChatMpService.class);

	private final OkHttpClient client;

	private final WeChatCalls calls;

	WeChatMpService(OkHttpClient client, AccessTokens tokens) {
		this.client = WeChatCalls.client(Platform.WECHAT, client);
		this.calls = new WeChatCalls(tokens);
	}

	@Override
	public OkHttpClient getRequestHttpClient() {
		return this.client;
	}

	/** The client is complete: proxy and time limits come from the properties. */
	@Override
	public void initHttp() {
		logger.trace("The HTTP client is the platform's");
	}

	@Override
	public String getAccessToken(boolean forceRefresh) throws WxErrorException {
		return this.calls.token(forceRefresh);
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

	/** WxJava's view of an account. The token that it shows is that of all nodes. */
	static final class Config extends WxMpDefaultConfigImpl {

		private static final long serialVersionUID = 1L;

		private final transient AccessTokens tokens;

		Config(WeChatAccount.Settings settings, WeChatAccountFactory.Hosts hosts, AccessTokens tokens) {
			this.tokens = tokens;
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
