package cn.bootx.starter.wecom.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

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
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wecom.robot.RobotSettings;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;
import cn.bootx.starter.wecom.robot.WeComRobots;
import cn.bootx.starter.wecom.robot.WebhookAddresses;

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
		WebhookAddresses addresses = new WebhookAddresses(
				BaseUrl.of(WeComProperties.PREFIX + ".hosts.api", properties.hosts().api()),
				properties.robotAllowedHosts());
		Map<String, RobotSettings> robots = new LinkedHashMap<>();
		properties.robots().forEach((code, robot) -> robots.put(code, new RobotSettings(robot.key(), robot.webhook())));
		return new WeComRobots(robots, addresses, records);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComRobotNoticeSender weComRobotNoticeSender(WeComProperties properties, WeComRobots robots,
			PlatformHttpClients clients, ExpiringStore store) {
		return new WeComRobotNoticeSender(robots, clients.forPlatform(Platform.WECOM), store,
				properties.robotMaxWait());
	}

}
