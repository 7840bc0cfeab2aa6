package cn.bootx.starter.dingtalk.autoconfigure;

import java.time.Clock;

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
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.dingtalk.DingTalkApps;
import cn.bootx.starter.dingtalk.client.DingTalkHosts;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.robot.ConfiguredRobots;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotRegistry;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotSettings;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotStore;

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
		DingTalkHosts hosts = DingTalkHosts.of(properties.oapiBaseUrl(), properties.apiBaseUrl(),
				properties.loginBaseUrl());
		return new DingTalkHttp(hosts, clients.forPlatform(Platform.DING_TALK), clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkApps dingTalkApps(DingTalkProperties properties, DingTalkHttp http, TokenRegistry tokens,
			ExpiringStore store, ObjectProvider<Clock> clock) {
		return new AppFactory(http, tokens, store, clock.getIfUnique(Clock::systemUTC), properties.api().maxWait(),
				properties.media().cache())
			.create(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkRobotStore dingRobotStore(RecordStore records) {
		return new DingTalkRobotStore(records);
	}

	@Bean
	@ConditionalOnMissingBean(DingTalkRobotRegistry.class)
	ConfiguredRobots dingRobotRegistry(DingTalkProperties properties, DingTalkHttp http, DingTalkRobotStore store) {
		return new ConfiguredRobots(new RobotFactory(http.hosts()).create(properties), store);
	}

	@Bean
	@ConditionalOnMissingBean
	DingRobotNoticeSender dingRobotNoticeSender(DingTalkRobotRegistry robots, DingTalkHttp http, ExpiringStore store,
			ObjectProvider<Clock> clock, DingTalkProperties properties) {
		DingTalkProperties.RobotSending sending = properties.robot();
		return new DingRobotNoticeSender(robots, http, store, clock.getIfUnique(Clock::systemUTC),
				new DingTalkRobotSettings(sending.maxWait(), sending.attempts(), sending.splitLong()));
	}

}
