package cn.bootx.starter.wechat.api;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;

/**
 * Calls to {@code api.weixin.qq.com} for one account. A call that WeChat refuses because
 * of the token is repeated once with a new one; every other refusal is a
 * {@link cn.bootx.starter.core.client.PlatformException}.
 *
 * @since 0.1.0
 */
public record WeChatApi(PlatformClient client, HttpUrl apiHost, AccessTokens tokens) {

	/** With the stable token of an account, which nodes and applications share. */
	public static WeChatApi withStableToken(PlatformClient client, HttpUrl apiHost, TokenRegistry registry,
			ExpiringStore store, String appId, String appSecret) {
		return new WeChatApi(client, apiHost,
				registry.tokens(TokenName.access(client.platform(), appId).ofSecret(appId, appSecret),
						new Tokens(client, apiHost, appId, appSecret, store)));
	}

	/**
	 * With the classic token, for accounts that may not use the stable one. Each ends the
	 * one before: a node must never fetch its own, and nodes with a new secret share it
	 * with those that have the former one still.
	 */
	public static WeChatApi withClassicToken(PlatformClient client, HttpUrl apiHost, TokenRegistry registry,
			String appId, String appSecret) {
		return new WeChatApi(client, apiHost,
				registry.exclusiveTokens(new TokenName(client.platform(), appId, "classic-access"),
						new Tokens(client, apiHost, appId, appSecret, null)));
	}

	/** GET of a path; the token is added to the query. */
	public JsonNode get(String api, Map<String, ?> query) {
		return execute(() -> {
			ApiCall call = ApiCall.get(this.apiHost, api);
			query.forEach(call::query);
			return call;
		});
	}

	public JsonNode post(String api, JsonNode body) {
		return execute(() -> ApiCall.post(this.apiHost, api).json(body));
	}

	/** Makes a call, which is built once per try, because it is sent once. */
	public JsonNode execute(Supplier<ApiCall> call) {
		return this.tokens.call((token) -> this.client.execute(call.get().query("access_token", token)));
	}

	/** Makes a call that proves in another way who calls, for example with the secret. */
	public JsonNode executeWithoutToken(ApiCall call) {
		return this.client.execute(call);
	}

	/** For an answer that may be a file; an error in JSON or a proxy's page is thrown. */
	public PlatformClient.Answer download(Supplier<ApiCall> call) {
		return this.tokens.call((token) -> {
			ApiCall attempt = call.get().query("access_token", token);
			PlatformClient.Answer response = this.client.exchange(attempt);
			if (!isFile(response)) {
				WeChatErrors.decoder(this.client.platform()).decode(attempt, response);
			}
			return response;
		});
	}

	/** Content types are not reliable, but no picture, voice, video begins like JSON. */
	private static boolean isFile(PlatformClient.Answer response) {
		String type = (response.contentType() != null) ? response.contentType() : "";
		return response.status() < 400 && response.body().length > 0 && response.body()[0] != '{'
				&& !type.contains("json") && !type.startsWith("text/html");
	}

	/**
	 * Fetches an account's token. The stable token is the same for everybody who asks
	 * while it lives; it is only forced to change when WeChat hands out the very value
	 * that it has just refused.
	 *
	 * @param store counts forced refreshes; without one, the token is the classic one
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/getStableAccessToken.html">获取稳定版接口调用凭据</a>
	 */
	record Tokens(PlatformClient client, HttpUrl apiHost, String appId, String appSecret,
			@Nullable ExpiringStore store) implements TokenSource {

		private static final String CLASSIC = "/cgi-bin/token";

		private static final String STABLE = "/cgi-bin/stable_token";

		/**
		 * WeChat's allowance over all nodes. Beyond it WeChat refuses, and each try
		 * costs.
		 */
		private static final int FORCED_A_DAY = 20;

		private static final Duration FORCED_APART = Duration.ofSeconds(30);

		@Override
		public Fetched fetch(@Nullable String rejected) {
			if (this.store == null) {
				return read(CLASSIC,
						ApiCall.get(this.apiHost, CLASSIC)
							.query("grant_type", "client_credential")
							.query("appid", this.appId)
							.query("secret", this.appSecret));
			}
			Fetched fetched = fetchStable(false);
			if (!fetched.value().equals(rejected)) {
				return fetched;
			}
			acquireForced(this.store);
			return fetchStable(true);
		}

		private Fetched fetchStable(boolean force) {
			JsonNode request = Json.object()
				.put("grant_type", "client_credential")
				.put("appid", this.appId)
				.put("secret", this.appSecret)
				.put("force_refresh", force);
			return read(STABLE, ApiCall.post(this.apiHost, STABLE).json(request));
		}

		private Fetched read(String api, ApiCall call) {
			return Fetched.read(this.client.platform(), api, this.client.execute(call), "access_token", "expires_in");
		}

		private void acquireForced(ExpiringStore counts) {
			String key = "token-force:" + this.client.platform().id() + ":" + this.appId;
			if (counts.putIfAbsent(key + ":last", "1", FORCED_APART).isPresent()) {
				throw refused(ErrorCategory.THROTTLED,
						"a forced refresh was made less than " + FORCED_APART.toSeconds() + " s ago", FORCED_APART);
			}
			if (counts.increment(key + ":day", Duration.ofDays(1)).count() > FORCED_A_DAY) {
				throw refused(ErrorCategory.QUOTA, "the " + FORCED_A_DAY + " forced refreshes of a day are used up",
						Duration.ofHours(1));
			}
		}

		private PlatformException refused(ErrorCategory category, String why, Duration retryAfter) {
			return PlatformException.of(this.client.platform(), STABLE)
				.code("force_refresh")
				.message(why)
				.category(category,
						"WeChat refuses the token that it hands out; another client of app id " + this.appId
								+ " may be resetting it")
				.retryAfter(retryAfter)
				.build();
		}

		/** Without the secret. */
		@Override
		public String toString() {
			return "WeChatApi.Tokens[" + this.appId + "]";
		}

	}

}
