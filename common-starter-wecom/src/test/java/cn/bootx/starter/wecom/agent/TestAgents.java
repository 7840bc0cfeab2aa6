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

	private final WeComAgentFactory factory;

	public TestAgents(OkHttpClient http, HttpUrl baseUrl, ExpiringStore store, ScheduledExecutorService background) {
		this.factory = new WeComAgentFactory(http, baseUrl, HttpUrl.get("https://login.work.weixin.qq.com"),
				new TokenRegistry(store, TokenRegistry.Settings.DEFAULTS, Clock.systemUTC(), background), List.of());
	}

	public WeComAgent agent(String name, String corpId, String secret, @Nullable Long agentId,
			WeComAgent.@Nullable Callback callback) {
		return this.factory.create(new AgentSettings(name, corpId, secret, agentId, callback));
	}

}
