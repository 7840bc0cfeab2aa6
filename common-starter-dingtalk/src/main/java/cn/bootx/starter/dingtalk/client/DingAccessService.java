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

	DingAccessService(DingTalkAccounts accounts, Supplier<AccessTokens> tokens) {
		this.accounts = accounts;
		this.tokens = tokens;
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

	/**
	 * Fetches the token of both families at the new endpoint, which takes the secret in
	 * its body, or where only the old host can be reached at the old one.
	 */
	record Source(DingTalkHttp http, DingTalkClient.Credentials app) implements TokenSource {

		@Override
		public Fetched fetch(@Nullable String rejected) {
			try {
				return fetchFromNewFamily();
			}
			catch (PlatformException ex) {
				if (ex.category() != ErrorCategory.TRANSIENT && ex.category() != ErrorCategory.NOT_FOUND) {
					throw ex;
				}
				logger.info("The token of {} is fetched from the old family: {}", this.app.appKey(), ex.getMessage());
				return fetchFromOldFamily(ex);
			}
		}

		private Fetched fetchFromNewFamily() {
			ApiCall call = ApiCall.post(this.http.api(), "/v1.0/oauth2/accessToken")
				.json(Json.object("appKey", this.app.appKey(), "appSecret", this.app.appSecret()));
			return Fetched.read(Platform.DING_TALK, call.api(), this.http.execute(call), "accessToken", "expireIn");
		}

		private Fetched fetchFromOldFamily(PlatformException first) {
			ApiCall call = ApiCall.get(this.http.oapi(), "/gettoken")
				.query("appkey", this.app.appKey())
				.query("appsecret", this.app.appSecret());
			try {
				return Fetched.read(Platform.DING_TALK, call.api(), this.http.execute(call), "access_token",
						"expires_in");
			}
			catch (PlatformException ex) {
				ex.addSuppressed(first);
				throw ex;
			}
		}

	}

}
