package cn.bootx.starter.wechatopen.authorization;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechatopen.component.WeChatOpenComponent;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * Addresses of the platform's authorization pages.
 *
 * @since 0.1.0
 */
public record WeChatOpenAuthorizationLinks(WeChatOpenComponent component) {

	/**
	 * The page that shows a QR code for the administrator's phone. The browser must come
	 * from a page on the domain that is registered for the component.
	 * @param redirectUri where the browser comes back to, on the registered domain; a
	 * state of your own goes into its query, because the protocol has none
	 */
	public String forComputer(WeChatOpenComponentService.PreAuthCode code, String redirectUri, AccountChoice choice) {
		HttpUrl.Builder url = this.component.mp().newBuilder().addPathSegments("cgi-bin/componentloginpage");
		return finish(url, code, redirectUri, choice);
	}

	/**
	 * The page for a browser inside WeChat on the administrator's phone.
	 * @param redirectUri see {@link #forComputer}
	 */
	public String forPhone(WeChatOpenComponentService.PreAuthCode code, String redirectUri, AccountChoice choice) {
		HttpUrl.Builder url = this.component.open()
			.newBuilder()
			.addPathSegments("wxaopen/safe/bindcomponent")
			.addQueryParameter("action", "bindcomponent")
			.addQueryParameter("no_scan", "1");
		return finish(url, code, redirectUri, choice) + "#wechat_redirect";
	}

	private String finish(HttpUrl.Builder url, WeChatOpenComponentService.PreAuthCode code, String redirectUri,
			AccountChoice choice) {
		url.addQueryParameter("component_appid", this.component.appId())
			.addQueryParameter("pre_auth_code", code.value())
			.addQueryParameter("redirect_uri", redirectUri);
		// One of the two: an account that is given leaves nothing to choose.
		if (choice.appId() != null) {
			url.addQueryParameter("biz_appid", choice.appId());
		}
		else {
			url.addQueryParameter("auth_type", Integer.toString(choice.authType()));
		}
		return url.build().toString();
	}

	/**
	 * Which accounts the administrator may choose.
	 *
	 * @param authType {@code auth_type} of the platform: 1 official accounts, 2 mini
	 * programs, 3 both; the platform adds more
	 * @param appId the only account that may be chosen, or null
	 */
	public record AccountChoice(int authType, @Nullable String appId) {

	}

}
