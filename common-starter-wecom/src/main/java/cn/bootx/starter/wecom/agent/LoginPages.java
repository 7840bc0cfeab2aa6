package cn.bootx.starter.wecom.agent;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of WeCom's login pages.
 */
final class LoginPages {

	private LoginPages() {
	}

	/**
	 * The page with the QR code for desktop browsers.
	 * @param base address of the login pages
	 * @param redirectUri where the browser comes back to with a code; its domain must be
	 * registered as the application's
	 * @param state comes back with the code
	 * @see <a href="https://developer.work.weixin.qq.com/document/path/98152">Login
	 * page</a>
	 */
	static String qrCode(HttpUrl base, AgentSettings settings, String redirectUri, @Nullable String state) {
		HttpUrl.Builder page = base.newBuilder()
			.addPathSegments("wwlogin/sso/login")
			.addQueryParameter("login_type", "CorpApp")
			.addQueryParameter("appid", settings.corpId());
		if (settings.agentId() != null) {
			page.addQueryParameter("agentid", settings.agentId().toString());
		}
		page.addQueryParameter("redirect_uri", redirectUri);
		if (state != null && !state.isEmpty()) {
			page.addQueryParameter("state", state);
		}
		return page.build().toString();
	}

}
