package cn.bootx.starter.wechat.applet;

import java.util.List;
import java.util.Map;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceOkHttpImpl;
import cn.binarywang.wx.miniapp.bean.WxMaApiResponse;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.binarywang.wx.miniapp.executor.ApiSignaturePostRequestExecutor;
import cn.binarywang.wx.miniapp.util.WxMaConfigHolder;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.api.WeChatCalls;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * The mini program that is ready for use.
 *
 * @since 0.1.0
 */
public record WeChatApplet(Settings settings, AccessTokens tokens, WeChatApi api) {

	public static WeChatApplet of(Settings settings, OkHttpClient http, TokenRegistry registry, ExpiringStore store) {
		PlatformClient client = new PlatformClient(Platform.WECHAT_APPLET, http,
				WeChatErrors.decoder(Platform.WECHAT_APPLET));
		WeChatApi api = WeChatApi.withStableToken(client, settings.apiHost(), registry, store, settings.appId(),
				settings.appSecret());
		return new WeChatApplet(settings, api.tokens(), api);
	}

	public WxMaService service(OkHttpClient http, List<Customizer> customizers) {
		WeChatMaService service = new WeChatMaService(http, this);
		customizers.forEach((customizer) -> customizer.customize(service));
		return service;
	}

	@Override
	public String toString() {
		return "WeChatApplet[" + this.settings.appId() + "]";
	}

	/** Which version of the mini program opens. */
	public enum Version {

		/** The published one (正式版). */
		RELEASE("release", "formal"),

		/** The one to be tried out (体验版). */
		TRIAL("trial", "trial"),

		/** The one under development (开发版). */
		DEVELOP("develop", "developer");

		private final String envVersion;

		private final String miniProgramState;

		Version(String envVersion, String miniProgramState) {
			this.envVersion = envVersion;
			this.miniProgramState = miniProgramState;
		}

		/** {@code env_version} of code images. */
		String envVersion() {
			return this.envVersion;
		}

		/** {@code miniprogram_state} of subscribe messages. */
		String miniProgramState() {
			return this.miniProgramState;
		}

	}

	/**
	 * What is known of a mini program before its services are built.
	 *
	 * @param token token of the message push, or null if it has no portal
	 * @param encodingAesKey 43 characters, or null in plain mode
	 * @param apiHost where the API is reached
	 */
	public record Settings(String appId, String appSecret, @Nullable String token, @Nullable String encodingAesKey,
			HttpUrl apiHost) {

		/** Without the secrets. */
		@Override
		public String toString() {
			return "WeChatApplet.Settings[" + this.appId + "]";
		}

	}

	/** A bean of this type changes WxJava's mini program service before its use. */
	@FunctionalInterface
	public interface Customizer {

		void customize(WxMaService service);

	}

	/**
	 * WxJava's mini program service with our client and our token; see the official
	 * account's for what it avoids.
	 */
	private static final class WeChatMaService extends WxMaServiceOkHttpImpl {

		private static final String REAL_HOST = "https://api.weixin.qq.com";

		private final OkHttpClient client;

		private final WeChatCalls calls;

		WeChatMaService(OkHttpClient client, WeChatApplet applet) {
			this.client = WeChatCalls.client(Platform.WECHAT_APPLET, client);
			this.calls = new WeChatCalls(applet.tokens());
			setWxMaConfig(new Config(applet.settings(), applet.tokens()));
			// Left on the thread by the line above; with one configuration it is not
			// needed.
			WxMaConfigHolder.remove();
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
		public <R, T> R execute(RequestExecutor<R, T> executor, String uri, T data) throws WxErrorException {
			return this.calls.execute(onHost(uri), (url) -> executor.execute(url, data, WxType.MiniApp));
		}

		@Override
		public WxMaApiResponse execute(ApiSignaturePostRequestExecutor<?, ?> executor, String uri,
				Map<String, String> headers, String data) throws WxErrorException {
			return this.calls.execute(onHost(uri), (url) -> executor.execute(url, headers, data, WxType.MiniApp));
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

}
