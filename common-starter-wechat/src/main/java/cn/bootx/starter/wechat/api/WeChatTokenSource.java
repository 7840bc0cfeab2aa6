package cn.bootx.starter.wechat.api;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.token.TokenSource;

/**
 * Fetches an account's token. The stable token is the same for everybody who asks while
 * it lives, so two applications cannot throw each other out; it is only forced to change
 * when WeChat hands out the very value that it has just refused.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/getStableAccessToken.html">获取稳定版接口调用凭据</a>
 */
public final class WeChatTokenSource implements TokenSource {

	private final PlatformClient client;

	private final HttpUrl apiHost;

	private final String appId;

	private final String appSecret;

	private final @Nullable ForcedRefreshes forced;

	private WeChatTokenSource(PlatformClient client, HttpUrl apiHost, String appId, String appSecret,
			@Nullable ForcedRefreshes forced) {
		this.client = client;
		this.apiHost = apiHost;
		this.appId = appId;
		this.appSecret = appSecret;
		this.forced = forced;
	}

	/**
	 * A source of stable tokens.
	 */
	public static WeChatTokenSource stable(PlatformClient client, HttpUrl apiHost, String appId, String appSecret,
			ForcedRefreshes forced) {
		return new WeChatTokenSource(client, apiHost, appId, appSecret, forced);
	}

	/**
	 * A source of tokens of which each ends the one before, for accounts that may not use
	 * the stable one.
	 */
	public static WeChatTokenSource classic(PlatformClient client, HttpUrl apiHost, String appId, String appSecret) {
		return new WeChatTokenSource(client, apiHost, appId, appSecret, null);
	}

	@Override
	public Fetched fetch(@Nullable String rejected) {
		if (this.forced == null) {
			return read("/cgi-bin/token",
					this.client.execute(ApiCall.get(this.apiHost, "/cgi-bin/token")
						.query("grant_type", "client_credential")
						.query("appid", this.appId)
						.query("secret", this.appSecret)));
		}
		Fetched fetched = fetchStable(false);
		if (!fetched.value().equals(rejected)) {
			return fetched;
		}
		this.forced.acquire();
		return fetchStable(true);
	}

	private Fetched fetchStable(boolean force) {
		return read("/cgi-bin/stable_token",
				this.client.execute(ApiCall.post(this.apiHost, "/cgi-bin/stable_token")
					.json(Json.object()
						.put("grant_type", "client_credential")
						.put("appid", this.appId)
						.put("secret", this.appSecret)
						.put("force_refresh", force))));
	}

	private Fetched read(String api, JsonNode answer) {
		return Fetched.read(this.client.platform(), api, answer, "access_token", "expires_in");
	}

}
