package cn.bootx.starter.dingtalk.client;

import java.net.URI;
import java.time.Clock;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.config.Credentials;

/**
 * Sends calls of both families to DingTalk, without a token: what applications and
 * webhook robots share.
 *
 * @param oapi base address of the old API family
 * @param api base address of the new API family
 * @param login base address of the login pages
 * @param okHttp the HTTP client below, for downloads and WebSockets
 * @since 0.1.0
 */
public record DingTalkHttp(HttpUrl oapi, HttpUrl api, HttpUrl login, OkHttpClient okHttp, PlatformClient client) {

	private static final String HOSTS = "bootx.starter.third.ding-talk.hosts.";

	/** Fails if one of the base addresses must not get secrets. */
	public DingTalkHttp(URI oapi, URI api, URI login, OkHttpClient http, Clock clock) {
		this(Credentials.requireUrl(HOSTS + "oapi", oapi), Credentials.requireUrl(HOSTS + "api", api),
				Credentials.requireUrl(HOSTS + "login", login), http,
				new PlatformClient(Platform.DING_TALK, http, new DingTalkDecoder(clock)));
	}

	/** Sends a call; fails if DingTalk refused it or could not be reached. */
	public JsonNode execute(ApiCall call) {
		return this.client.execute(call);
	}

}
