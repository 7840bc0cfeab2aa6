package cn.bootx.starter.wechat.people.weblogin;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.login.LoginException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * WeChat's part of a web login: its pages, and who a code belongs to. It protects nothing
 * by itself: the state has to be made, kept and compared, and {@code login.enabled} does
 * that.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html">WeChat</a>
 */
public final class WeChatWebLoginService {

	private static final String TOKEN = "/sns/oauth2/access_token";

	private static final String USER = "/sns/userinfo";

	private static final int MAX_STATE = 128;

	private final WeChatAccounts accounts;

	private final PlatformClient client;

	private final Hosts hosts;

	private final @Nullable Site site;

	/** The logins of the default account, and of the web site if there is one. */
	WeChatWebLoginService(WeChatAccounts accounts, PlatformClient client, Hosts hosts, @Nullable Site site) {
		this.accounts = accounts;
		this.client = client;
		this.hosts = hosts;
		this.site = site;
	}

	/** The logins of a named account; without one of that name it fails as NOT_FOUND. */
	public WeChatWebLoginService account(String name) {
		return new WeChatWebLoginService(this.accounts.with(name), this.client, this.hosts, this.site);
	}

	/**
	 * Address of the page inside WeChat.
	 * @param redirectUri where the browser comes back to; its host must be the account's
	 * domain of web authorization (网页授权域名)
	 * @param state at most 128 letters and digits
	 */
	public URI insidePage(String redirectUri, String state, Scope scope) {
		return page("connect/oauth2/authorize", account().appId(), redirectUri, state, scope.wire);
	}

	/**
	 * Address of the page with the QR code for a web site.
	 * @param redirectUri where the browser comes back to; its host must be the web site's
	 * domain (授权回调域)
	 * @param state at most 128 letters and digits
	 */
	public URI sitePage(String redirectUri, String state) {
		return page("connect/qrconnect", site().appId(), redirectUri, state, "snsapi_login");
	}

	/** WeChat insists on the order of these parameters. */
	private URI page(String path, String appId, String redirectUri, String state, String scope) {
		MessageCheck.of(Platform.WECHAT, path)
			.isTrue(state.length() <= MAX_STATE && state.matches("[A-Za-z0-9]*"), "state",
					"must be at most 128 letters and digits")
			.done();
		return this.hosts.open()
			.newBuilder()
			.addPathSegments(path)
			.addQueryParameter("appid", appId)
			.addQueryParameter("redirect_uri", redirectUri)
			.addQueryParameter("response_type", "code")
			.addQueryParameter("scope", scope)
			.addQueryParameter("state", state)
			.fragment("wechat_redirect")
			.build()
			.uri();
	}

	/**
	 * Who came back from the page inside WeChat. With {@code snsapi_userinfo} the
	 * nickname and the picture are read, too.
	 * @param code works once, for five minutes
	 * @throws LoginException for a virtual account: it is another one for each page, and
	 * must neither log in nor be bound
	 * @throws PlatformException if WeChat refuses the code
	 */
	public WeChatWebLogin login(String code) {
		WeChatAccount account = account();
		return login(account.name(), account.appId(), account.settings().appSecret(), code);
	}

	/**
	 * Who came back from the page of the web site.
	 * @param code works once, for five minutes
	 * @throws PlatformException if WeChat refuses the code
	 */
	public WeChatWebLogin siteLogin(String code) {
		Site known = site();
		return login(WeChatWebLogin.SITE, known.appId(), known.appSecret(), code);
	}

	private WeChatWebLogin login(String account, String appId, String appSecret, String code) {
		MessageCheck.of(Platform.WECHAT, TOKEN).required("code", code).done();
		JsonNode token = this.client.execute(ApiCall.get(this.hosts.api(), TOKEN)
			.query("appid", appId)
			.query("secret", appSecret)
			.query("code", code)
			.query("grant_type", "authorization_code"));
		if (token.path("is_snapshotuser").asInt() == 1) {
			throw LoginException.of(Platform.WECHAT, LoginException.Reason.SNAPSHOT);
		}
		String openId = UnreadableAnswer.require(Platform.WECHAT, TOKEN, token, "openid", "openId", "OpenId");
		String unionId = Json.text(token, "unionid");
		String scope = token.path("scope").asText();
		if (!scope.contains(Scope.USER_INFO.wire) && !scope.contains("snsapi_login")) {
			return new WeChatWebLogin(account, appId, openId, unionId, null, null);
		}
		JsonNode user = this.client.execute(ApiCall.get(this.hosts.api(), USER)
			.query("access_token", UnreadableAnswer.require(Platform.WECHAT, TOKEN, token, "access_token"))
			.query("openid", openId)
			.query("lang", "zh_CN"));
		String known = Json.text(user, "unionid");
		return new WeChatWebLogin(account, appId, openId, (known != null) ? known : unionId,
				Json.text(user, "nickname"), Json.text(user, "headimgurl"));
	}

	private WeChatAccount account() {
		return this.accounts.primary();
	}

	private Site site() {
		if (this.site == null) {
			throw PlatformException.of(Platform.WECHAT, "qrconnect")
				.code("unknown-site")
				.message("no web site is configured for logins")
				.category(ErrorCategory.NOT_FOUND,
						"set bootx.starter.third.wechat.login-site.app-id and app-secret to those of the web site at "
								+ "https://open.weixin.qq.com (网站应用)")
				.build();
		}
		return this.site;
	}

	/** What a page inside WeChat asks for. */
	public enum Scope {

		/** Who the person is, without a question. */
		BASE("snsapi_base"),

		/** The nickname and picture, too, which the person is asked for. */
		USER_INFO("snsapi_userinfo");

		private final String wire;

		Scope(String wire) {
			this.wire = wire;
		}

	}

	/** Where WeChat is reached. */
	record Hosts(HttpUrl api, HttpUrl open) {
	}

	/** The web site's application. */
	record Site(String appId, String appSecret) {

		@Override
		public String toString() {
			return "Site[" + this.appId + "]";
		}

	}

}
