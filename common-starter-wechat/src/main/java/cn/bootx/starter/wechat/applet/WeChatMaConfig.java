package cn.bootx.starter.wechat.applet;

import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;

import cn.bootx.starter.core.token.AccessTokens;

/**
 * WxJava's view of a mini program. The token that it shows is ours.
 */
final class WeChatMaConfig extends WxMaDefaultConfigImpl {

	private final AccessTokens tokens;

	WeChatMaConfig(WeChatApplet.Settings settings, AccessTokens tokens) {
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
