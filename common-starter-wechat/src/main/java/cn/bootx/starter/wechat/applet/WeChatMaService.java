package cn.bootx.starter.wechat.applet;

import java.io.IOException;
import java.util.Map;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceOkHttpImpl;
import cn.binarywang.wx.miniapp.bean.WxMaApiResponse;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.binarywang.wx.miniapp.executor.ApiSignaturePostRequestExecutor;
import cn.binarywang.wx.miniapp.util.WxMaConfigHolder;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.wechat.api.WeChatCalls;

/**
 * WxJava's mini program service with our client and our token; see the official account's
 * for what it avoids.
 */
final class WeChatMaService extends WxMaServiceOkHttpImpl {

	private static final Logger logger = LoggerFactory.getLogger(WeChatMaService.class);

	private static final String REAL_HOST = "https://api.weixin.qq.com";

	private final OkHttpClient client;

	private final WeChatCalls calls;

	WeChatMaService(OkHttpClient client, WeChatApplet applet) {
		this.client = WeChatCalls.client(Platform.WECHAT_APPLET, client);
		this.calls = new WeChatCalls(applet.tokens());
		setWxMaConfig(new Config(applet.settings(), applet.tokens()));
		// Left on the thread by the line above; with one configuration it is not needed.
		WxMaConfigHolder.remove();
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
	public <R, T> R execute(RequestExecutor<R, T> executor, String uri, T data) throws WxErrorException {
		return this.calls.execute(onHost(uri), (url) -> executor.execute(url, data, WxType.MiniApp));
	}

	@Override
	public WxMaApiResponse execute(ApiSignaturePostRequestExecutor<?, ?> executor, String uri,
			Map<String, String> headers, String data) throws WxErrorException {
		return this.calls.execute(onHost(uri), (url) -> executor.execute(url, headers, data, WxType.MiniApp));
	}

	@Override
	protected String doGetAccessTokenRequest() throws IOException {
		throw new IOException("The token is fetched by AccessTokens");
	}

	@Override
	protected String doGetStableAccessTokenRequest(boolean forceRefresh) throws IOException {
		throw new IOException("The token is fetched by AccessTokens");
	}

	/** WxJava's mini program addresses are constants. */
	private String onHost(String uri) {
		return uri.replace(REAL_HOST, getWxMaConfig().getApiHostUrl());
	}

	/** WxJava's view of a mini program. The token that it shows is ours. */
	private static final class Config extends WxMaDefaultConfigImpl {

		private final AccessTokens tokens;

		Config(WeChatApplet.Settings settings, AccessTokens tokens) {
			this.tokens = tokens;
			setAppid(settings.appId());
			setSecret(settings.appSecret());
			setToken(settings.token());
			setAesKey(settings.encodingAesKey());
			setMsgDataFormat("XML");
			String host = settings.apiHost().toString();
			setApiHostUrl(host.endsWith("/") ? host.substring(0, host.length() - 1) : host);
			useStableAccessToken(true);
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

		/** The inherited one fails on JDK 17, and would print the secrets. */
		@Override
		public String toString() {
			return "WeChatMaConfig[" + getAppid() + "]";
		}

	}

}
