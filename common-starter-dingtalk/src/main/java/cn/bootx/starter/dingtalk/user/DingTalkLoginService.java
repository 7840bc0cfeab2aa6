package cn.bootx.starter.dingtalk.user;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * Logs users in through DingTalk's login page in a browser. Each attempt has a state that
 * works once, so that an attacker cannot log another user in with a code of their own.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/obtain-identity-credentials">DingTalk</a>
 */
public final class DingTalkLoginService {

	private static final Duration STATE_TTL = Duration.ofMinutes(10);

	private static final SecureRandom random = new SecureRandom();

	private final DingTalkClient client;

	private final DingTalkUserService users;

	private final ExpiringStore store;

	public DingTalkLoginService(DingTalkClient client, DingTalkUserService users, ExpiringStore store) {
		this.client = client;
		this.users = users;
		this.store = store;
	}

	/** The service of another application. */
	public DingTalkLoginService account(String name) {
		return new DingTalkLoginService(this.client.account(name), this.users.account(name), this.store);
	}

	/**
	 * The page to send the browser to. It comes back to the redirect address with
	 * {@code authCode} and {@code state}.
	 * @param redirectUri an address that is registered for the application
	 * @param session what ties the attempt to the browser, for example the id of its
	 * session; it must be the same at the end
	 */
	public URI begin(URI redirectUri, String session) {
		byte[] bytes = new byte[24];
		random.nextBytes(bytes);
		String state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		this.store.put(key(state), DingTalkClient.required("login", "session", session), STATE_TTL);
		HttpUrl url = this.client.http()
			.login()
			.newBuilder()
			.addPathSegments("oauth2/auth")
			.addQueryParameter("redirect_uri", redirectUri.toString())
			.addQueryParameter("response_type", "code")
			.addQueryParameter("client_id", this.client.credentials().appKey())
			.addQueryParameter("scope", "openid")
			.addQueryParameter("state", state)
			.addQueryParameter("prompt", "consent")
			.build();
		return url.uri();
	}

	/**
	 * Who came back from the login page.
	 * @throws InvalidMessageException if the state is unknown, used, older than ten
	 * minutes or of another session
	 * @throws cn.bootx.starter.core.client.PlatformException if DingTalk refuses the code
	 */
	public Login finish(String authCode, String state, String session) {
		Optional<String> begunIn = this.store.take(key(DingTalkClient.required("login", "state", state)));
		MessageCheck.of(Platform.DING_TALK, "login")
			.isTrue(begunIn.isPresent() && begunIn.get().equals(session), "state",
					"is unknown, used, expired or of another session: the login was not begun here")
			.done();
		return exchange(authCode);
	}

	/**
	 * Who the code belongs to, for hosts that guard against forged codes themselves.
	 */
	public Login exchange(String authCode) {
		DingTalkClient.Credentials credentials = this.client.credentials();
		ApiCall token = ApiCall.post(this.client.http().api(), "/v1.0/oauth2/userAccessToken")
			.json(Json.object("clientId", credentials.appKey(), "clientSecret", credentials.appSecret(), "code",
					DingTalkClient.required("login", "authCode", authCode), "grantType", "authorization_code"));
		String userToken = UnreadableAnswer.require(Platform.DING_TALK, token.api(), this.client.http().execute(token),
				"accessToken");
		JsonNode me = this.client.http()
			.execute(ApiCall.get(this.client.http().api(), "/v1.0/contact/users/me")
				.header("x-acs-dingtalk-access-token", userToken));
		String unionId = UnreadableAnswer.require(Platform.DING_TALK, "/v1.0/contact/users/me", me, "unionId",
				"unionid");
		return Login.read(unionId, me, this.users.findUserIdByUnionId(unionId).orElse(null));
	}

	private static String key(String state) {
		return "oauth-state:ding-talk:" + state;
	}

	/**
	 * A user who logged in on DingTalk's login page, who need not be a member of the
	 * organisation.
	 *
	 * @param unionId id across the organisations
	 * @param openId id for this application
	 * @param userId id within the organisation, or null if not a member
	 * @param mobile mobile number, with its permission
	 * @param email e-mail address, with its permission
	 */
	public record Login(String unionId, @Nullable String openId, @Nullable String userId, @Nullable String nick,
			@Nullable String avatarUrl, @Nullable String mobile, @Nullable String email) {

		/** Whether the user belongs to the application's organisation. */
		public boolean member() {
			return this.userId != null;
		}

		static Login read(String unionId, JsonNode me, @Nullable String userId) {
			return new Login(unionId, Lenient.text(me.path("openId")), userId, Lenient.text(me.path("nick")),
					Lenient.text(me.path("avatarUrl")), Lenient.text(me.path("mobile")),
					Lenient.text(me.path("email")));
		}

		/** Leaves out what is personal. */
		@Override
		public String toString() {
			return "Login[unionId=" + this.unionId + ", userId=" + this.userId + "]";
		}

	}

}
