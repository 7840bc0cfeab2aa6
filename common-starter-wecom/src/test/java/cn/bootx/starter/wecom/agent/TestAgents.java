package cn.bootx.starter.wecom.agent;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * Agents without a context.
 */
public final class TestAgents {

	private final OkHttpClient http;

	private final HttpUrl baseUrl;

	private final TokenRegistry tokens;

	public TestAgents(OkHttpClient http, HttpUrl baseUrl, ExpiringStore store, ScheduledExecutorService background) {
		this.http = http;
		this.baseUrl = baseUrl;
		this.tokens = new TokenRegistry(store, TokenRegistry.Settings.DEFAULTS, Clock.systemUTC(), background);
	}

	public WeComAgent agent(String name, String corpId, String secret, @Nullable Long agentId,
			WeComAgent.@Nullable Callback callback) {
		return new WeComAgent(settings(name, corpId, secret, agentId, callback), this.http, this.baseUrl,
				HttpUrl.get("https://login.work.weixin.qq.com"), this.tokens, List.of());
	}

	/** What is configured of an agent. */
	public static WeComAgent.Settings settings(String name, String corpId, String secret, @Nullable Long agentId,
			WeComAgent.@Nullable Callback callback) {
		WeComAgent.Settings settings = WeComAgent.Settings.of(name, corpId, secret, agentId);
		return (callback != null) ? settings.withCallback(callback.token(), callback.encodingAesKey()) : settings;
	}

}
