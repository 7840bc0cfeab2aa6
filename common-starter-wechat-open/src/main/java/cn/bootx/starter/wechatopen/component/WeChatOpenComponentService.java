package cn.bootx.starter.wechatopen.component;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrcodeDecoder;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * The APIs of a third-party component. Every method throws {@link PlatformException}.
 * <p>
 * It takes the place of WxJava's {@code WxOpenComponentService}, whose hosts are
 * constants, which repeats a call without end while the platform refuses the token, and
 * which logs secrets.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/">Third-party
 * platform APIs</a>
 */
public final class WeChatOpenComponentService {

	/** Largest page of {@link #authorizers(int, int)}. */
	public static final int MAX_PAGE = 500;

	/** A node waits that long for a ticket that it has just asked for. */
	private static final Duration TICKET_WAIT = Duration.ofSeconds(3);

	/** Codes of the component APIs; the others are those of the accounts. */
	private static final ErrorTable ERRORS = ErrorTable.load(WeChatOpenComponentService.class, "errors.json")
		.or(WeChatErrors.TABLE);

	private static final String QUERY_AUTH = "/cgi-bin/component/api_query_auth";

	private static final String AUTHORIZER_TOKEN = "/cgi-bin/component/api_authorizer_token";

	private static final String AUTHORIZER_INFO = "/cgi-bin/component/api_get_authorizer_info";

	private static final String AUTHORIZER_LIST = "/cgi-bin/component/api_get_authorizer_list";

	private static final String GET_OPTION = "/cgi-bin/component/api_get_authorizer_option";

	private final WeChatOpenComponent component;

	private final PlatformClient client;

	private final ComponentTokenSource source;

	private final AccessTokens tokens;

	public WeChatOpenComponentService(WeChatOpenComponent component, OkHttpClient http, WeChatOpenTickets tickets,
			TokenRegistry registry) {
		this(component, http, tickets, registry, TICKET_WAIT);
	}

	WeChatOpenComponentService(WeChatOpenComponent component, OkHttpClient http, WeChatOpenTickets tickets,
			TokenRegistry registry, Duration ticketWait) {
		this.component = component;
		this.client = new PlatformClient(Platform.WECHAT_OPEN, http, new ErrcodeDecoder(Platform.WECHAT_OPEN, ERRORS));
		this.source = new ComponentTokenSource(component, this.client, tickets, ticketWait);
		// A second token would make the first one invalid, one of another secret too.
		this.tokens = registry.exclusiveTokens(new TokenName(Platform.WECHAT_OPEN, component.appId(), "component"),
				this.source);
	}

	public WeChatOpenComponent component() {
		return this.component;
	}

	/** The component's access token, for APIs that are not offered here. */
	public AccessTokens tokens() {
		return this.tokens;
	}

	/** A code for one authorization page. */
	public PreAuthCode preAuthCode() {
		String api = "/cgi-bin/component/api_create_preauthcode";
		JsonNode answer = call(api, Json.object());
		return new PreAuthCode(ComponentAnswers.require(answer, api, "pre_auth_code"),
				Duration.ofSeconds(answer.path("expires_in").asLong(600)));
	}

	/**
	 * Exchanges an authorization code. It can be exchanged once, and the answer holds the
	 * only copy of the refresh token: applications use
	 * {@code WeChatOpenAuthorizers.authorize}, which keeps it.
	 * @throws PlatformException with code 61009 or 61010 if the code is wrong, used or
	 * too old
	 */
	public AuthorizationInfo queryAuth(String authorizationCode) {
		return ComponentAnswers.authorization(call(QUERY_AUTH, Json.object("authorization_code", authorizationCode)),
				QUERY_AUTH);
	}

	/**
	 * Fetches an access token of an authorizer. Applications use
	 * {@code WeChatOpenAuthorizers.tokens}, which keeps it.
	 * @throws PlatformException with code 61023 if the refresh token is not the newest
	 */
	public AuthorizationInfo authorizerToken(String authorizerAppId, String refreshToken) {
		ObjectNode answer = call(AUTHORIZER_TOKEN,
				Json.object("authorizer_appid", authorizerAppId, "authorizer_refresh_token", refreshToken))
			.deepCopy();
		answer.put("authorizer_appid", authorizerAppId);
		if (!answer.hasNonNull("authorizer_refresh_token")) {
			answer.put("authorizer_refresh_token", refreshToken);
		}
		ComponentAnswers.require(answer, AUTHORIZER_TOKEN, "authorizer_access_token");
		TokenSource.Fetched.read(Platform.WECHAT_OPEN, AUTHORIZER_TOKEN, answer, "authorizer_access_token",
				"expires_in");
		return ComponentAnswers.authorization(Json.object().set("authorization_info", answer), AUTHORIZER_TOKEN);
	}

	/**
	 * The platform's data of an account that authorized the component.
	 * @throws PlatformException with code 61003 if it has not, or has taken it back
	 */
	public AuthorizerInfo authorizer(String authorizerAppId) {
		return ComponentAnswers.authorizer(call(AUTHORIZER_INFO, Json.object("authorizer_appid", authorizerAppId)),
				AUTHORIZER_INFO);
	}

	/**
	 * The accounts that authorized the component.
	 * @param offset how many to leave out
	 * @param count how many to return, 1 to {@value #MAX_PAGE}
	 */
	public AuthorizerList authorizers(int offset, int count) {
		MessageCheck.of(Platform.WECHAT_OPEN, AUTHORIZER_LIST)
			.number("offset", offset, 0, Integer.MAX_VALUE)
			.number("count", count, 1, MAX_PAGE)
			.done();
		return ComponentAnswers.authorizers(
				call(AUTHORIZER_LIST, Json.object().put("offset", offset).put("count", count)), AUTHORIZER_LIST);
	}

	/**
	 * An option of an account.
	 * @param name {@code location_report}, {@code voice_recognize} or
	 * {@code customer_service}
	 */
	public String authorizerOption(String authorizerAppId, String name) {
		return ComponentAnswers.require(
				call(GET_OPTION, Json.object("authorizer_appid", authorizerAppId, "option_name", name)), GET_OPTION,
				"option_value");
	}

	/**
	 * Sets an option of an account.
	 * @param name see {@link #authorizerOption}
	 * @param value {@code 0} off, {@code 1} on; {@code location_report} also knows
	 * {@code 2}: every five seconds
	 */
	public void setAuthorizerOption(String authorizerAppId, String name, String value) {
		call("/cgi-bin/component/api_set_authorizer_option",
				Json.object("authorizer_appid", authorizerAppId, "option_name", name, "option_value", value));
	}

	/** Asks the platform to push verify tickets; a call without one does so too. */
	public void startPushTicket() {
		this.source.startPush();
	}

	/**
	 * Calls a component API with the component's token; a refused token is replaced and
	 * the call repeated once.
	 * @param body its JSON; {@code component_appid} is added
	 */
	public JsonNode call(String api, ObjectNode body) {
		String json = Json.write(body.deepCopy().put("component_appid", this.component.appId()));
		return this.tokens.call((token) -> this.client
			.execute(ApiCall.post(this.component.api(), api).query("component_access_token", token).json(json)));
	}

	/**
	 * Calls an API of the {@code /sns/…/component} family, which wants the component's
	 * app id and token in the query.
	 */
	public JsonNode get(String api, Map<String, String> query) {
		return this.tokens.call((token) -> {
			ApiCall call = ApiCall.get(this.component.api(), api);
			query.forEach(call::query);
			return this.client
				.execute(call.query("component_appid", this.component.appId()).query("component_access_token", token));
		});
	}

	/**
	 * A code with which one authorization page can be opened once.
	 *
	 * @param lifetime how long it can be used from now on; the platform's pages say 10 or
	 * 30 minutes, so believe this
	 */
	public record PreAuthCode(String value, Duration lifetime) {

		@Override
		public String toString() {
			return "PreAuthCode[lifetime=" + this.lifetime + "]";
		}

	}

	/**
	 * What an authorization code was exchanged for.
	 *
	 * @param accessToken its access token, or null if the platform sent none because the
	 * account lacks every API permission
	 * @param lifetime how long the access token lives from now on
	 * @param refreshToken fetches the next access tokens; lost, the account has to
	 * authorize again
	 * @param functions ids of the permission sets that were granted
	 */
	public record AuthorizationInfo(String authorizerAppId, @Nullable String accessToken, Duration lifetime,
			String refreshToken, List<Long> functions) {

		@Override
		public String toString() {
			return "AuthorizationInfo[" + this.authorizerAppId + ", functions=" + this.functions + "]";
		}

	}

	/**
	 * An account that authorized the component, as the platform describes it.
	 *
	 * @param userName original id of the account, {@code gh_…}; messages carry it in
	 * {@code ToUserName}
	 * @param principalName company or person that owns the account
	 * @param alias WeChat id that users search for, or empty
	 * @param headImageUrl picture, or null if there is none
	 * @param qrCodeUrl picture of the account's QR code, or null if there is none
	 * @param serviceType 0 and 1 subscription account, 2 service account; 0 for a mini
	 * program
	 * @param verifyType -1 not verified, 0 verified by WeChat, others: the platform's
	 * page
	 * @param refreshToken its refresh token, or null if the platform sent none
	 * @param functions ids of the permission sets that were granted
	 */
	public record AuthorizerInfo(String appId, String userName, String nickName, String principalName, String alias,
			@Nullable String headImageUrl, @Nullable String qrCodeUrl, int serviceType, int verifyType,
			boolean miniProgram, @Nullable String refreshToken, List<Long> functions) {

		@Override
		public String toString() {
			return "AuthorizerInfo[" + this.appId + ", " + this.userName + ", " + this.nickName + "]";
		}

	}

	/**
	 * A page of the accounts that authorized the component, as the platform knows them.
	 *
	 * @param total how many there are in all
	 */
	public record AuthorizerList(long total, List<Entry> entries) {

		/**
		 * An account that authorized the component.
		 *
		 * @param refreshToken its refresh token, or null if the platform sent none
		 * @param authorizedAt when it authorized, in seconds since 1970
		 */
		public record Entry(String appId, @Nullable String refreshToken, long authorizedAt) {

			@Override
			public String toString() {
				return "Entry[" + this.appId + ", authorizedAt=" + this.authorizedAt + "]";
			}

		}

	}

}
