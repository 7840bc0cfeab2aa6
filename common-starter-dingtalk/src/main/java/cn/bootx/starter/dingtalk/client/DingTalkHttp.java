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
 * @since 0.1.0
 */
public final class DingTalkHttp {

	private static final String HOSTS = "bootx.starter.third.ding-talk.hosts.";

	private final HttpUrl oapi;

	private final HttpUrl api;

	private final HttpUrl login;

	private final OkHttpClient http;

	private final PlatformClient client;

	/** Fails if one of the base addresses must not get secrets. */
	public DingTalkHttp(URI oapi, URI api, URI login, OkHttpClient http, Clock clock) {
		this.oapi = Credentials.requireUrl(HOSTS + "oapi", oapi);
		this.api = Credentials.requireUrl(HOSTS + "api", api);
		this.login = Credentials.requireUrl(HOSTS + "login", login);
		this.http = http;
		this.client = new PlatformClient(Platform.DING_TALK, http, new DingTalkDecoder(clock));
	}

	/** Base address of the old API family. */
	public HttpUrl oapi() {
		return this.oapi;
	}

	/** Base address of the new API family. */
	public HttpUrl api() {
		return this.api;
	}

	/** Base address of the login pages. */
	public HttpUrl login() {
		return this.login;
	}

	/** The HTTP client below, for downloads and WebSockets. */
	public OkHttpClient okHttp() {
		return this.http;
	}

	/** Sends a call; fails if DingTalk refused it or could not be reached. */
	public JsonNode execute(ApiCall call) {
		return this.client.execute(call);
	}

}
