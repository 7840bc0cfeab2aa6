package cn.bootx.starter.wechat.account;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.envelope.PortalMode;

/**
 * What is known of an official account before its services are built.
 *
 * @param name name in the properties; the account of the prefix itself is
 * {@value #DEFAULT}
 * @param appId AppID
 * @param appSecret AppSecret
 * @param token token of the server configuration, or null if the account has no portal
 * @param encodingAesKey 43 characters, or null in plain mode
 * @param useStableToken whether the stable access token is used
 * @param portalMode which pushes its portal accepts
 * @since 0.1.0
 */
public record WeChatAccountSettings(String name, String appId, String appSecret, @Nullable String token,
		@Nullable String encodingAesKey, boolean useStableToken, PortalMode portalMode) {

	/** Name of the account that the properties' prefix itself describes. */
	public static final String DEFAULT = "default";

	/**
	 * An account that only sends: with the stable token and without a portal.
	 */
	public static WeChatAccountSettings of(String name, String appId, String appSecret) {
		return new WeChatAccountSettings(name, appId, appSecret, null, null, true, PortalMode.AUTO);
	}

	/**
	 * The account with a portal.
	 * @param encodingAesKey 43 characters, or null in plain mode
	 */
	public WeChatAccountSettings withPortal(String token, @Nullable String encodingAesKey) {
		return new WeChatAccountSettings(this.name, this.appId, this.appSecret, token, encodingAesKey,
				this.useStableToken, this.portalMode);
	}

	/** The account with another AppSecret. */
	public WeChatAccountSettings withAppSecret(String appSecret) {
		return new WeChatAccountSettings(this.name, this.appId, appSecret, this.token, this.encodingAesKey,
				this.useStableToken, this.portalMode);
	}

	/**
	 * Without the secrets.
	 */
	@Override
	public String toString() {
		return "WeChatAccountSettings[" + this.name + ", " + this.appId + "]";
	}

}
