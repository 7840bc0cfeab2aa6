package cn.bootx.starter.wecom.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import okhttp3.HttpUrl;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.PlatformHttpClients;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.config.BaseUrl;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.RobotSettings;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;
import cn.bootx.starter.wecom.robot.WeComRobots;

/**
 * Auto-configuration of WeCom group robots, which need no application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wecom.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnWeComRobots.class)
@EnableConfigurationProperties(WeComProperties.class)
public final class WeComRobotAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComRobots weComRobots(WeComProperties properties, RecordStore records) {
		HttpUrl baseUrl = BaseUrl.of(WeComProperties.PREFIX + ".hosts.api", properties.hosts().api());
		Map<String, RobotSettings> robots = new LinkedHashMap<>();
		properties.robots()
			.forEach((code, robot) -> robots.put(code, new RobotSettings(robot.key(), robot.webhook(), null)));
		return new WeComRobots(baseUrl, properties.robot().allowedHosts(), robots, records);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComRobotNoticeSender weComRobotNoticeSender(WeComProperties properties, WeComRobots robots,
			PlatformHttpClients clients, ExpiringStore store) {
		WeComProperties.RobotSending sending = properties.robot();
		RateLimiter limiter = new RateLimiter(store, Platform.WECOM, "robot",
				RateLimit.perMinute(sending.perMinute(), sending.maxWait()),
				"put several lines into one message, or raise " + WeComProperties.PREFIX + ".robot.max-wait");
		return new WeComRobotNoticeSender(robots, clients.forPlatform(Platform.WECOM), limiter);
	}

}
