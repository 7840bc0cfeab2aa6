package cn.bootx.starter.dingtalk.client;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.token.TokenSource;

/**
 * Fetches an application's token, which serves both families. The new endpoint comes
 * first because it takes the secret in its body; the old one, with the secret in the
 * query, helps out where only the old host can be reached.
 */
final class DingTalkTokenSource implements TokenSource {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkTokenSource.class);

	private final DingTalkHttp http;

	private final String appKey;

	private final String appSecret;

	DingTalkTokenSource(DingTalkHttp http, String appKey, String appSecret) {
		this.http = http;
		this.appKey = appKey;
		this.appSecret = appSecret;
	}

	@Override
	public Fetched fetch(@Nullable String rejected) {
		try {
			return fetchFromNewFamily();
		}
		catch (PlatformException ex) {
			if (ex.category() != ErrorCategory.TRANSIENT && ex.category() != ErrorCategory.NOT_FOUND) {
				throw ex;
			}
			logger.info("The token of {} is fetched from the old family: {}", this.appKey, ex.getMessage());
			return fetchFromOldFamily(ex);
		}
	}

	private Fetched fetchFromNewFamily() {
		ApiCall call = ApiCall.post(this.http.api(), "/v1.0/oauth2/accessToken")
			.json(Json.object().put("appKey", this.appKey).put("appSecret", this.appSecret));
		return Fetched.read(Platform.DING_TALK, call.api(), this.http.execute(call), "accessToken", "expireIn");
	}

	private Fetched fetchFromOldFamily(PlatformException first) {
		ApiCall call = ApiCall.get(this.http.oapi(), "/gettoken")
			.query("appkey", this.appKey)
			.query("appsecret", this.appSecret);
		try {
			return Fetched.read(Platform.DING_TALK, call.api(), this.http.execute(call), "access_token", "expires_in");
		}
		catch (PlatformException ex) {
			ex.addSuppressed(first);
			throw ex;
		}
	}

}
