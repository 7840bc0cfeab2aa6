package cn.bootx.starter.wecom.agent;

import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrcodeDecoder;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.token.AccessTokens;

/**
 * Calls to WeCom with the token of one agent. A token that WeCom refuses is invalidated
 * by value, and the call is repeated exactly once.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90313">WeCom</a>
 */
public final class WeComApi {

	/** WeCom's error codes, from the file {@code errors.json}. */
	static final ErrorTable ERRORS = ErrorTable.load(WeComApi.class, "errors.json");

	/** Reads the answers of all calls but one. */
	public static final ErrcodeDecoder DECODER = new ErrcodeDecoder(Platform.WECOM, ERRORS);

	/** Where a token is fetched, 40001 means that the secret is wrong. */
	static final ErrcodeDecoder TOKEN_DECODER = new ErrcodeDecoder(Platform.WECOM,
			ERRORS.with("40001", "wrong-secret"));

	private final PlatformClient client;

	private final HttpUrl baseUrl;

	private final AccessTokens tokens;

	WeComApi(PlatformClient client, HttpUrl baseUrl, AccessTokens tokens) {
		this.client = client;
		this.baseUrl = baseUrl;
		this.tokens = tokens;
	}

	/**
	 * Posts JSON to a path like {@code /cgi-bin/message/send}.
	 * @throws PlatformException if WeCom refuses the call or cannot be reached
	 */
	public JsonNode post(String path, JsonNode body) {
		return execute((base) -> ApiCall.post(base, path).json(body));
	}

	/**
	 * Sends a call of any form with the token.
	 * @param call makes the call without its token; called again for the repetition
	 * @throws PlatformException if WeCom refuses the call or cannot be reached
	 */
	public JsonNode execute(Function<HttpUrl, ApiCall> call) {
		return this.tokens.call((token) -> this.client.execute(withToken(call, token)));
	}

	/** Sends a call whose answer, maybe bytes, the decoder turns into the result. */
	public <T> T exchange(Function<HttpUrl, ApiCall> call, BiFunction<ApiCall, PlatformClient.Answer, T> decoder) {
		return this.tokens.call((token) -> {
			ApiCall prepared = withToken(call, token);
			return decoder.apply(prepared, this.client.exchange(prepared));
		});
	}

	private ApiCall withToken(Function<HttpUrl, ApiCall> call, String token) {
		return call.apply(this.baseUrl).query("access_token", token);
	}

}
