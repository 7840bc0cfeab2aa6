package cn.bootx.starter.wechatopen.authorizer;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import me.chanjar.weixin.common.bean.oauth2.WxOAuth2AccessToken;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.service.WxOAuth2Service;
import me.chanjar.weixin.common.service.WxOAuth2ServiceDecorator;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * Web page logins (网页授权) of an authorizer's users, which the component asks for instead
 * of the account: with the component's token in place of the account's secret.
 */
final class ComponentOAuth2Service extends WxOAuth2ServiceDecorator {

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
			String openId = UnreadableAnswer.require(Platform.WECHAT_OPEN, api, answer, "openid", "openId", "OpenId");
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
