package cn.bootx.starter.wecom.agent;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.token.TokenSource;
import cn.bootx.starter.wecom.api.WeComErrors;

/**
 * Fetches the token of an agent. While a token is valid WeCom answers with the same one,
 * so several nodes never push each other out.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/91039">Get
 * access_token</a>
 */
final class GetTokenSource implements TokenSource {

	private static final String API = "/cgi-bin/gettoken";

	private final PlatformClient client;

	private final HttpUrl baseUrl;

	private final AgentSettings settings;

	GetTokenSource(OkHttpClient http, HttpUrl baseUrl, AgentSettings settings) {
		this.client = new PlatformClient(Platform.WECOM, http, WeComErrors.TOKEN_DECODER);
		this.baseUrl = baseUrl;
		this.settings = settings;
	}

	@Override
	public Fetched fetch(@Nullable String rejected) {
		JsonNode answer = this.client.execute(ApiCall.get(this.baseUrl, API)
			.query("corpid", this.settings.corpId())
			.query("corpsecret", this.settings.corpSecret()));
		return Fetched.read(Platform.WECOM, API, answer, "access_token", "expires_in");
	}

}
