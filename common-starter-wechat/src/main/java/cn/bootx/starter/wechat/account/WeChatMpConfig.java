package cn.bootx.starter.wechat.account;

import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;

import cn.bootx.starter.core.token.AccessTokens;

/**
 * WxJava's view of an account. Its token is ours, so that whoever reads it uses that of
 * all nodes.
 */
final class WeChatMpConfig extends WxMpDefaultConfigImpl {

	private static final long serialVersionUID = 1L;

	private final transient AccessTokens tokens;

	WeChatMpConfig(WeChatAccount.Settings settings, WeChatAccountFactory.Hosts hosts, AccessTokens tokens) {
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
		return "WeChatMpConfig[" + getAppId() + "]";
	}

}
