package cn.bootx.starter.wechat.account;

import me.chanjar.weixin.mp.api.WxMpService;

import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * An official account that is ready for use.
 *
 * @param settings its credentials
 * @param service WxJava's service, which is only this account's: nothing is switched
 * @param tokens its access token
 * @param api calls with that token
 * @since 0.1.0
 */
public record WeChatAccount(WeChatAccountSettings settings, WxMpService service, AccessTokens tokens, WeChatApi api) {

	public String name() {
		return this.settings.name();
	}

	public String appId() {
		return this.settings.appId();
	}

	@Override
	public String toString() {
		return "WeChatAccount[" + name() + ", " + appId() + "]";
	}

}
