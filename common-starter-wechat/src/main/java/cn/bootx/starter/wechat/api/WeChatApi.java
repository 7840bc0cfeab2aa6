package cn.bootx.starter.wechat.api;

import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;

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
		return new WeChatApi(client, apiHost, registry.tokens(TokenName.access(client.platform(), appId),
				new WeChatTokenSource(client, apiHost, appId, appSecret, store)));
	}

	/**
	 * With the classic token, for accounts that may not use the stable one. Each ends the
	 * one before: a node must never fetch its own.
	 */
	public static WeChatApi withClassicToken(PlatformClient client, HttpUrl apiHost, TokenRegistry registry,
			String appId, String appSecret) {
		return new WeChatApi(client, apiHost,
				registry.exclusiveTokens(new TokenName(client.platform(), appId, "classic-access"),
						new WeChatTokenSource(client, apiHost, appId, appSecret, null)));
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

	/**
	 * For an answer that may be a file; an error in JSON, and a proxy's page, is thrown.
	 */
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

	/**
	 * Content types are not reliable, but no picture, voice or video begins like JSON.
	 */
	private static boolean isFile(PlatformClient.Answer response) {
		String type = (response.contentType() != null) ? response.contentType() : "";
		return response.status() < 400 && response.body().length > 0 && response.body()[0] != '{'
				&& !type.contains("json") && !type.startsWith("text/html");
	}

}
