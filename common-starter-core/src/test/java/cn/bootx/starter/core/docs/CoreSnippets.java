package cn.bootx.starter.core.docs;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.callback.MessageIdentity;
import cn.bootx.starter.core.callback.WarmUp;
import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.OkHttpClientCustomizer;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.core.login.security.ThirdLoginAuthenticationFilter;
import cn.bootx.starter.core.login.security.ThirdLoginAuthenticationProvider;
import cn.bootx.starter.core.login.security.ThirdLoginWebFilter;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;

/**
 * The Java of the pages.
 */
@Configuration(proxyBeanMethods = false)
class CoreSnippets {

	Duration later = Duration.ZERO;

	String told = "";

	@Bean
	ExpiringStore sharedByTwoContexts(Clock clock) {
		return new InMemoryExpiringStore(clock, 10_000);
	}

	@Bean
	AccessTokens gatewayTokens(TokenRegistry registry, GatewayLogin gateway) {
		return registry.tokens(new TokenName(Platform.WECOM, "gateway", "session"),
				(rejected) -> new TokenSource.Fetched(gateway.login(), Duration.ofHours(2)));
	}

	<L> ThirdLoginAuthenticationFilter onMvc(ThirdLogins<L> logins, ThirdLoginAuthenticationProvider.Users<L> users) {
		return new ThirdLoginAuthenticationFilter(new ThirdLoginAuthenticationProvider<>(logins, users));
	}

	<L> ThirdLoginWebFilter onWebFlux(ThirdLogins<L> logins, ThirdLoginAuthenticationProvider.Users<L> users) {
		return new ThirdLoginWebFilter(new ThirdLoginAuthenticationProvider<>(logins, users));
	}

	@Bean
	WarmUp orderCache(OrderCache orders) {
		return orders::load;
	}

	@Bean
	RateLimiter opsRobotLimit(ExpiringStore store) {
		RateLimit limit = new RateLimit(20, Duration.ofSeconds(61), Duration.ofSeconds(30));
		return new RateLimiter(store, Platform.WECOM, "ops", limit, "gather messages into fewer");
	}

	@Bean
	OkHttpClientCustomizer fewerIdleConnections() {
		return (platform, builder) -> builder.connectionPool(new ConnectionPool(2, 1, TimeUnit.MINUTES));
	}

	@Bean
	HealthProbe wecomHealth(LastDelivery lastDelivery) {
		return new HealthProbe() {

			@Override
			public String platform() {
				return "wecom";
			}

			@Override
			public Report report() {
				State state = lastDelivery.failed() ? State.DOWN : State.UP;
				return new Report(state, Map.of("lastDelivery", lastDelivery.time()));
			}

		};
	}

	static final class OrderHandler {

		private final Orders orders = (identity, text) -> identity + ": " + text;

		String order(String text) {
			// A unique column: the second run of the same message stores nothing.
			return this.orders.insertOnce(MessageIdentity.current(), text);
		}

	}

	/** A table of the application. */
	interface Orders {

		String insertOnce(String identity, String text);

	}

	JsonNode userInfo(AccessTokens tokens, PlatformClient client, HttpUrl baseUrl, String openId) {
		return tokens.call((token) -> client
			.execute(ApiCall.get(baseUrl, "/cgi-bin/user/info").query("access_token", token).query("openid", openId)));
	}

	void notify(Runnable send) {
		try {
			send.run();
		}
		catch (PlatformException ex) {
			switch (ex.category()) {
				case THROTTLED -> retryLater(ex.retryAfter().orElse(Duration.ofMinutes(1)));
				case QUOTA, PERMISSION, IP_NOT_ALLOWED, AUTH -> tellTheOperator(ex.hint().orElse(ex.getMessage()));
				default -> throw ex;
			}
		}
	}

	private void retryLater(Duration delay) {
		this.later = delay;
	}

	private void tellTheOperator(String hint) {
		this.told = hint;
	}

	record GatewayLogin(String login) {
	}

	record LastDelivery(boolean failed, String time) {
	}

	/** Something slow. */
	static final class OrderCache {

		private volatile boolean loaded;

		void load() {
			this.loaded = true;
		}

		boolean loaded() {
			return this.loaded;
		}

	}

}
