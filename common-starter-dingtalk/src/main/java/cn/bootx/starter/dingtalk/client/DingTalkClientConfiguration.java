package cn.bootx.starter.dingtalk.client;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;

/**
 * The configured applications and the client of the default one.
 */
@Configuration(proxyBeanMethods = false)
class DingTalkClientConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkHttp dingTalkHttp(DingTalkProperties properties, PlatformHttpClients clients, ObjectProvider<Clock> clock) {
		DingTalkProperties.Hosts configured = properties.hosts();
		return new DingTalkHttp(configured.oapi(), configured.api(), configured.login(),
				clients.forPlatform(Platform.DING_TALK), clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkAccounts dingTalkAccounts(DingTalkProperties properties, DingTalkHttp http, TokenRegistry tokens,
			ExpiringStore store) {
		RateLimiter throttle = new RateLimiter(store, Platform.DING_TALK, "api",
				RateLimit.perSecond(properties.api().perSecond(), properties.api().maxWait()),
				"spread the calls, or raise " + DingTalkProperties.PREFIX
						+ ".api.per-second where the organisation has bought more");
		return new DingTalkAccounts(AccountSettings.of(properties), http, tokens, throttle);
	}

}
