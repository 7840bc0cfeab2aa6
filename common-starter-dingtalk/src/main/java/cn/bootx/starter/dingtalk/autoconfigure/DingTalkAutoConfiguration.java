package cn.bootx.starter.dingtalk.autoconfigure;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.PlatformHttpClients;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.RobotSettings;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.dingtalk.DingTalkApps;
import cn.bootx.starter.dingtalk.client.DingTalkHosts;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingTalkRobots;

/**
 * Auto-configuration of DingTalk applications and webhook robots.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.ding-talk.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnDingTalk.class)
@EnableConfigurationProperties(DingTalkProperties.class)
@Import({ DefaultAppConfiguration.class, DingTalkHandlerConfiguration.class })
public final class DingTalkAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkHttp dingTalkHttp(DingTalkProperties properties, PlatformHttpClients clients, ObjectProvider<Clock> clock) {
		DingTalkProperties.Hosts configured = properties.hosts();
		DingTalkHosts hosts = DingTalkHosts.of(configured.oapi(), configured.api(), configured.login());
		return new DingTalkHttp(hosts, clients.forPlatform(Platform.DING_TALK), clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkApps dingTalkApps(DingTalkProperties properties, DingTalkHttp http, TokenRegistry tokens,
			ExpiringStore store, ObjectProvider<Clock> clock) {
		RateLimiter throttle = new RateLimiter(store, Platform.DING_TALK, "api",
				RateLimit.perSecond(properties.api().perSecond(), properties.api().maxWait()),
				"spread the calls, or raise " + DingTalkProperties.PREFIX
						+ ".api.per-second where the organisation has bought more");
		return new AppFactory(http, tokens, store, clock.getIfUnique(Clock::systemUTC), throttle,
				properties.media().cache())
			.create(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkRobots dingTalkRobots(DingTalkProperties properties, DingTalkHttp http, RecordStore records) {
		Map<String, RobotSettings> robots = new LinkedHashMap<>();
		properties.robots()
			.forEach((code, robot) -> robots.put(code,
					new RobotSettings(robot.accessToken(), robot.webhook(), robot.secret())));
		return new DingTalkRobots(http.hosts().oapi(), properties.robot().allowedHosts(), robots, records);
	}

	@Bean
	@ConditionalOnMissingBean
	DingRobotNoticeSender dingRobotNoticeSender(DingTalkRobots robots, DingTalkHttp http, ExpiringStore store,
			ObjectProvider<Clock> clock, DingTalkProperties properties) {
		DingTalkProperties.RobotSending sending = properties.robot();
		RateLimiter limiter = new RateLimiter(store, Platform.DING_TALK, "robot",
				RateLimit.perMinute(sending.perMinute(), sending.maxWait()),
				"gather messages into fewer, or spread them over several robots");
		return new DingRobotNoticeSender(robots, http, limiter, clock.getIfUnique(Clock::systemUTC), sending.attempts(),
				sending.splitLong());
	}

}
