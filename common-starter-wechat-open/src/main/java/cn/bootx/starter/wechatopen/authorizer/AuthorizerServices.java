package cn.bootx.starter.wechatopen.authorizer;

import java.util.List;
import java.util.Map;

import cn.binarywang.wx.miniapp.api.WxMaService;
import com.fasterxml.jackson.databind.JsonNode;
import me.chanjar.weixin.common.bean.oauth2.WxOAuth2AccessToken;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.service.WxOAuth2Service;
import me.chanjar.weixin.common.service.WxOAuth2ServiceDecorator;
import me.chanjar.weixin.mp.api.WxMpService;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.applet.WeChatApplet;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * Makes the service objects of authorizers: those of ordinary accounts, with the token
 * that the component gets for it. WxJava's {@code WxOpenMpService} is not used, because
 * it is built on WxJava's own component service.
 */
final class AuthorizerServices {

	private final WeChatOpenComponentService component;

	private final WeChatAccountFactory accounts;

	private final OkHttpClient http;

	private final PlatformClient client;

	private final List<WeChatOpenMpServiceCustomizer> customizers;

	AuthorizerServices(WeChatOpenComponentService component, OkHttpClient http, WeChatAccountFactory accounts,
			List<WeChatOpenMpServiceCustomizer> customizers) {
		this.component = component;
		this.accounts = accounts;
		this.http = http;
		this.client = new PlatformClient(Platform.WECHAT_OPEN, http, WeChatErrors.decoder(Platform.WECHAT_OPEN));
		this.customizers = List.copyOf(customizers);
	}

	WxMpService mpService(String appId, AccessTokens tokens) {
		// The account's own secret, token and key are not the component's business.
		WeChatAccount.Settings settings = new WeChatAccount.Settings(appId, appId, "", null, null, false,
				CallbackEnvelope.Mode.SAFE);
		WxMpService service = this.accounts.service(settings, tokens);
		service.setOAuth2Service(new ComponentOAuth2Service(this.component, appId, service.getOAuth2Service()));
		this.customizers.forEach((customizer) -> customizer.customize(appId, service));
		return service;
	}

	WxMaService maService(String appId, AccessTokens tokens) {
		WeChatApplet.Settings settings = new WeChatApplet.Settings(appId, "", null, null,
				this.component.component().api());
		return new WeChatApplet(settings, tokens, api(tokens)).service(this.http, List.of());
	}

	WeChatApi api(AccessTokens tokens) {
		return new WeChatApi(this.client, this.component.component().api(), tokens);
	}

	/** Web page logins (网页授权) with the component's token in place of a secret. */
	private static final class ComponentOAuth2Service extends WxOAuth2ServiceDecorator {

		private final WeChatOpenComponentService component;

		private final String appId;

		ComponentOAuth2Service(WeChatOpenComponentService component, String appId, WxOAuth2Service accountService) {
			super(accountService);
			this.component = component;
			this.appId = appId;
		}

		@Override
		public String buildAuthorizationUrl(String redirectUri, String scope, @Nullable String state) {
			return this.component.component()
				.open()
				.newBuilder()
				.addPathSegments("connect/oauth2/authorize")
				.addQueryParameter("appid", this.appId)
				.addQueryParameter("redirect_uri", redirectUri)
				.addQueryParameter("response_type", "code")
				.addQueryParameter("scope", scope)
				.addQueryParameter("state", (state != null) ? state : "")
				.addQueryParameter("component_appid", this.component.component().appId())
				.build() + "#wechat_redirect";
		}

		@Override
		public WxOAuth2AccessToken getAccessToken(String code) throws WxErrorException {
			return exchange("/sns/oauth2/component/access_token",
					Map.of("appid", this.appId, "code", code, "grant_type", "authorization_code"));
		}

		/** Of another account or with a secret: not what a component can do. */
		@Override
		public WxOAuth2AccessToken getAccessToken(String otherAppId, String appSecret, String code)
				throws WxErrorException {
			throw new UnsupportedOperationException(
					"A component exchanges codes without the account's secret: use getAccessToken(code)");
		}

		@Override
		public WxOAuth2AccessToken refreshAccessToken(String refreshToken) throws WxErrorException {
			return exchange("/sns/oauth2/component/refresh_token",
					Map.of("appid", this.appId, "refresh_token", refreshToken, "grant_type", "refresh_token"));
		}

		private WxOAuth2AccessToken exchange(String api, Map<String, String> query) throws WxErrorException {
			try {
				JsonNode answer = this.component.get(api, query);
				String accessToken = UnreadableAnswer.require(Platform.WECHAT_OPEN, api, answer, "access_token");
				String openId = UnreadableAnswer.require(Platform.WECHAT_OPEN, api, answer, "openid", "openId",
						"OpenId");
				WxOAuth2AccessToken token = WxOAuth2AccessToken.fromJson(Json.write(answer));
				token.setAccessToken(accessToken);
				token.setOpenId(openId);
				return token;
			}
			catch (PlatformException ex) {
				throw WeChatErrors.toWxJava(ex);
			}
		}

	}

}
