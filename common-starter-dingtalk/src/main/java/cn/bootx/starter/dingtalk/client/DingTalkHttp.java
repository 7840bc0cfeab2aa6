package cn.bootx.starter.dingtalk.client;

import java.time.Clock;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;

/**
 * Sends calls of both families to DingTalk, without a token: what applications and
 * webhook robots share.
 *
 * @since 0.1.0
 */
public final class DingTalkHttp {

	private final DingTalkHosts hosts;

	private final OkHttpClient http;

	private final PlatformClient client;

	public DingTalkHttp(DingTalkHosts hosts, OkHttpClient http, Clock clock) {
		this.hosts = hosts;
		this.http = http;
		this.client = new PlatformClient(Platform.DING_TALK, http, new DingTalkDecoder(new DingTalkErrors(clock)));
	}

	public DingTalkHosts hosts() {
		return this.hosts;
	}

	/** The HTTP client below, for downloads and WebSockets. */
	public OkHttpClient okHttp() {
		return this.http;
	}

	/**
	 * Sends a call.
	 * @throws cn.bootx.starter.core.client.PlatformException if DingTalk refused it or
	 * could not be reached
	 */
	public JsonNode execute(ApiCall call) {
		return this.client.execute(call);
	}

}
