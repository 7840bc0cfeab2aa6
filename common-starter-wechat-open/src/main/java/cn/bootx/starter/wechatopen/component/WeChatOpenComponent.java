package cn.bootx.starter.wechatopen.component;

import okhttp3.HttpUrl;

/**
 * The third-party component of this application and where the platform is reached.
 *
 * @param api host of the APIs
 * @param mp host of the authorization page for computers
 * @param open host of the authorization page for phones and of web page logins
 * @since 0.1.0
 */
public record WeChatOpenComponent(String appId, String appSecret, HttpUrl api, HttpUrl mp, HttpUrl open) {

	@Override
	public String toString() {
		return "WeChatOpenComponent[" + this.appId + ", " + this.api + "]";
	}

}
