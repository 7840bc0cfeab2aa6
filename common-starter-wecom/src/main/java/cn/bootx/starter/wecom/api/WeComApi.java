package cn.bootx.starter.wecom.api;

import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.token.AccessTokens;

/**
 * Calls to WeCom with the token of one agent. A token that WeCom refuses is invalidated
 * by value, and the call is repeated exactly once.
 *
 * @since 0.1.0
 */
public final class WeComApi {

	private final PlatformClient client;

	private final HttpUrl baseUrl;

	private final AccessTokens tokens;

	public WeComApi(PlatformClient client, HttpUrl baseUrl, AccessTokens tokens) {
		this.client = client;
		this.baseUrl = baseUrl;
		this.tokens = tokens;
	}

	/**
	 * Posts JSON.
	 * @param path path of the API, for example {@code /cgi-bin/message/send}
	 * @throws PlatformException if WeCom refuses the call or cannot be reached
	 */
	public JsonNode post(String path, JsonNode body) {
		return call(() -> ApiCall.post(this.baseUrl, path).json(body), this.client::execute);
	}

	/**
	 * Sends a call of any form with the token.
	 * @param call makes the call without its token; called again for the repetition
	 * @throws PlatformException if WeCom refuses the call or cannot be reached
	 */
	public JsonNode execute(Function<HttpUrl, ApiCall> call) {
		return call(() -> call.apply(this.baseUrl), this.client::execute);
	}

	/**
	 * Sends a call whose answer may be bytes.
	 * @param decoder turns the answer into the result, or fails
	 */
	public <T> T exchange(Function<HttpUrl, ApiCall> call, AnswerDecoder<T> decoder) {
		return call(() -> call.apply(this.baseUrl),
				(prepared) -> decoder.decode(prepared, this.client.exchange(prepared)));
	}

	private <T> T call(Supplier<ApiCall> call, Function<ApiCall, T> send) {
		return this.tokens.call((token) -> send.apply(call.get().query("access_token", token)));
	}

	/**
	 * Reads an answer that is not JSON in any case.
	 *
	 * @param <T> the result
	 */
	@FunctionalInterface
	public interface AnswerDecoder<T> {

		/**
		 * The result, or a {@link PlatformException}.
		 */
		T decode(ApiCall call, PlatformClient.Answer response);

	}

}
