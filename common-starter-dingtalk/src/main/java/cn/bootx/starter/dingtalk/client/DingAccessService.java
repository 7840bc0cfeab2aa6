package cn.bootx.starter.dingtalk.client;

import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenSource;

/**
 * The access token of one DingTalk application. One token serves both families: as the
 * query parameter {@code access_token} on oapi.dingtalk.com, as the header
 * {@code x-acs-dingtalk-access-token} on api.dingtalk.com.
 * <p>
 * The token is fetched once for all threads and nodes, refreshed ahead of its expiry and
 * thrown away when DingTalk refuses it.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/obtain-orgapp-token">DingTalk</a>
 */
public final class DingAccessService {

	private static final Logger logger = LoggerFactory.getLogger(DingAccessService.class);

	private final DingTalkAccounts accounts;

	private final Supplier<AccessTokens> tokens;

	private final Supplier<AccessTokens> jsTicket;

	DingAccessService(DingTalkAccounts accounts, Supplier<AccessTokens> tokens, Supplier<AccessTokens> jsTicket) {
		this.accounts = accounts;
		this.tokens = tokens;
		this.jsTicket = jsTicket;
	}

	/** The service of another application. */
	public DingAccessService account(String name) {
		return this.accounts.account(name).access();
	}

	AccessTokens tokens() {
		return this.tokens.get();
	}

	/**
	 * A token that is valid now.
	 * @throws cn.bootx.starter.core.client.PlatformException if DingTalk refuses to give
	 * one
	 * @throws cn.bootx.starter.core.token.AccessTokens.UnavailableException if none
	 * arrives in time
	 */
	public String getAccessToken() {
		return this.tokens.get().get();
	}

	/**
	 * Throws the token away if it is still the present one, because DingTalk refused it
	 * in a call made outside of this library.
	 */
	public void invalidate(String rejected) {
		this.tokens.get().invalidate(rejected);
	}

	/** Makes a call; if DingTalk refuses the token, repeats it once with a new one. */
	public <T> T call(Function<String, T> call) {
		return this.tokens.get().call(call);
	}

	/** The ticket that signs the application's pages, a token as the access token is. */
	public AccessTokens jsTicket() {
		return this.jsTicket.get();
	}

	/** Asks the new family, or where only the old host can be reached the old one. */
	private static TokenSource.Fetched fetch(String what, Supplier<TokenSource.Fetched> newFamily,
			Supplier<TokenSource.Fetched> oldFamily) {
		try {
			return newFamily.get();
		}
		catch (PlatformException first) {
			if (first.category() != ErrorCategory.TRANSIENT && first.category() != ErrorCategory.NOT_FOUND) {
				throw first;
			}
			logger.info("The {} is fetched from the old family: {}", what, first.getMessage());
			try {
				return oldFamily.get();
			}
			catch (PlatformException ex) {
				ex.addSuppressed(first);
				throw ex;
			}
		}
	}

	/**
	 * Fetches the token of both families; the new endpoint takes the secret in its body.
	 */
	record Source(DingTalkHttp http, DingTalkClient.Credentials app) implements TokenSource {

		@Override
		public Fetched fetch(@Nullable String rejected) {
			return DingAccessService.fetch("token of " + this.app.appKey(), this::fromNewFamily, this::fromOldFamily);
		}

		private Fetched fromNewFamily() {
			ApiCall call = ApiCall.post(this.http.api(), "/v1.0/oauth2/accessToken")
				.json(Json.object("appKey", this.app.appKey(), "appSecret", this.app.appSecret()));
			return Fetched.read(Platform.DING_TALK, call.api(), this.http.execute(call), "accessToken", "expireIn");
		}

		private Fetched fromOldFamily() {
			ApiCall call = ApiCall.get(this.http.oapi(), "/gettoken")
				.query("appkey", this.app.appKey())
				.query("appsecret", this.app.appSecret());
			return Fetched.read(Platform.DING_TALK, call.api(), this.http.execute(call), "access_token", "expires_in");
		}

	}

	/**
	 * Fetches the ticket with the token.
	 *
	 * @see <a href=
	 * "https://open.dingtalk.com/document/orgapp/create-a-jsapi-ticket">DingTalk</a>
	 */
	record TicketSource(DingTalkHttp http, AccessTokens tokens) implements TokenSource {

		@Override
		public Fetched fetch(@Nullable String rejected) {
			return DingAccessService.fetch(this.tokens.name().withKind("js-ticket").toString(), this::fromNewFamily,
					this::fromOldFamily);
		}

		private Fetched fromNewFamily() {
			String api = "/v1.0/oauth2/jsapiTickets";
			return Fetched.read(Platform.DING_TALK, api,
					this.tokens.call((token) -> this.http.execute(ApiCall.post(this.http.api(), api)
						.json(Json.object())
						.header("x-acs-dingtalk-access-token", token))),
					"jsapiTicket", "expireIn");
		}

		private Fetched fromOldFamily() {
			String api = "/get_jsapi_ticket";
			return Fetched.read(Platform.DING_TALK, api,
					this.tokens.call((token) -> this.http.execute(
							ApiCall.get(this.http.oapi(), api).query("type", "jsapi").query("access_token", token))),
					"ticket", "expires_in");
		}

	}

}
