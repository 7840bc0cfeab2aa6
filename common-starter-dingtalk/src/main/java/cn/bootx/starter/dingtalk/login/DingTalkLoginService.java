package cn.bootx.starter.dingtalk.login;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.user.DingTalkUserService;

/**
 * DingTalk's part of a login: its page, and who a code belongs to. It protects nothing by
 * itself: the state has to be made, kept and compared, and {@code login.enabled} does
 * that.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/obtain-identity-credentials">DingTalk</a>
 */
public final class DingTalkLoginService {

	private static final String TOKEN = "/v1.0/oauth2/userAccessToken";

	private static final String ME = "/v1.0/contact/users/me";

	private final DingTalkClient client;

	private final DingTalkUserService users;

	public DingTalkLoginService(DingTalkClient client, DingTalkUserService users) {
		this.client = client;
		this.users = users;
	}

	/** The service of another application; NOT_FOUND if it is not configured. */
	public DingTalkLoginService account(String name) {
		return new DingTalkLoginService(this.client.account(name), this.users.account(name));
	}

	/**
	 * Address of the page in a browser.
	 * @param redirectUri where the browser comes back to with {@code authCode} and
	 * {@code state}; it must be registered for the application
	 */
	public URI page(String redirectUri, String state) {
		return this.client.http()
			.login()
			.newBuilder()
			.addPathSegments("oauth2/auth")
			.addQueryParameter("redirect_uri", redirectUri)
			.addQueryParameter("response_type", "code")
			.addQueryParameter("client_id", this.client.credentials().appKey())
			.addQueryParameter("scope", "openid")
			.addQueryParameter("state", state)
			.addQueryParameter("prompt", "consent")
			.build()
			.uri();
	}

	/**
	 * Who came back from the page. Needs the permission {@code Contact.User.Read}, and
	 * {@code qyapi_get_member} for the user id.
	 * @param authCode that of the redirect: works once, for five minutes
	 * @throws cn.bootx.starter.core.client.PlatformException if DingTalk refuses the code
	 */
	public DingTalkLogin login(String authCode) {
		DingTalkClient.Credentials credentials = this.client.credentials();
		ApiCall token = ApiCall.post(this.client.http().api(), TOKEN)
			.json(Json.object("clientId", credentials.appKey(), "clientSecret", credentials.appSecret(), "code",
					DingTalkClient.required("login", "authCode", authCode), "grantType", "authorization_code"));
		String userToken = UnreadableAnswer.require(Platform.DING_TALK, TOKEN, this.client.http().execute(token),
				"accessToken");
		JsonNode me = this.client.http()
			.execute(ApiCall.get(this.client.http().api(), ME).header("x-acs-dingtalk-access-token", userToken));
		String unionId = UnreadableAnswer.require(Platform.DING_TALK, ME, me, "unionId", "unionid");
		return new DingTalkLogin(credentials.name(), unionId, Lenient.text(me.path("openId")),
				this.users.findUserIdByUnionId(unionId).orElse(null), Lenient.text(me.path("nick")),
				Lenient.text(me.path("avatarUrl")), Lenient.text(me.path("mobile")), Lenient.text(me.path("email")));
	}

	/**
	 * Who opened a page inside of the DingTalk client. Needs the permission
	 * {@code qyapi_base}.
	 * @param code what the page got from {@code dd.getAuthCode}: works once, for five
	 * minutes
	 * @throws cn.bootx.starter.core.client.PlatformException if DingTalk refuses the code
	 */
	public DingTalkLogin inside(String code) {
		DingTalkUserService.InternalUser user = this.users.byLoginCode(code);
		return new DingTalkLogin(this.client.credentials().name(), user.unionId(), null, user.userId(), user.name(),
				null, null, null);
	}

}
