package cn.bootx.starter.wechatopen.authorizer;

import java.util.List;

import cn.binarywang.wx.miniapp.api.WxMaService;
import me.chanjar.weixin.mp.api.WxMpService;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
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

}
