package cn.bootx.starter.wecom.robot;

import java.util.LinkedHashMap;
import java.util.Map;

import okhttp3.HttpUrl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.EnableAdminEndpoints;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.PlatformConnectionDetails;
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.autoconfigure.ThirdProperties;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.robot.RobotQueue;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/** Group robots, which need no application. */
@Configuration(proxyBeanMethods = false)
class WeComRobotConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComRobots weComRobots(WeComProperties properties, RecordStore records,
			ObjectProvider<PlatformConnectionDetails> details) {
		HttpUrl baseUrl = PlatformConnectionDetails.require(details, WeComProperties.PREFIX + ".hosts.api",
				properties.hosts().api());
		Map<String, Robot.Settings> robots = new LinkedHashMap<>();
		properties.robots()
			.forEach((code, robot) -> robots.put(code, new Robot.Settings(robot.key(), robot.webhook(), null)));
		return new WeComRobots(baseUrl, properties.robot().allowedHosts(), robots, records);
	}

	@Bean
	@ConditionalOnMissingBean(name = "weComRobotQueue")
	RobotQueue<WeComRobotMessage> weComRobotQueue(WeComProperties properties, ThirdProperties shared,
			ThirdBackground background, ApplicationEventPublisher events) {
		return new RobotQueue<>(Platform.WECOM, WeComRobotNoticeSender.SEND,
				properties.robot().queue().settings(WeComProperties.PREFIX), background.background(),
				events::publishEvent, shared.callback().shutdownTimeout());
	}

	@Bean
	@ConditionalOnMissingBean
	WeComRobotNoticeSender weComRobotNoticeSender(WeComProperties properties, WeComRobots robots,
			PlatformHttpClients clients, ExpiringStore store, RobotQueue<WeComRobotMessage> weComRobotQueue) {
		WeComProperties.RobotSending sending = properties.robot();
		RateLimiter limiter = new RateLimiter(store, Platform.WECOM, "robot",
				RateLimit.perMinute(sending.perMinute(), sending.maxWait()),
				"put several lines into one message, raise " + WeComProperties.PREFIX + ".robot.max-wait, or set "
						+ WeComProperties.PREFIX + ".robot.queue.size");
		return new WeComRobotNoticeSender(robots, clients.forPlatform(Platform.WECOM), limiter, weComRobotQueue,
				sending.splitLong());
	}

	/** The endpoints that manage stored robots, which the host switches on and guards. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnProperty(name = WeComProperties.PREFIX + ".admin.enabled", havingValue = "true")
	@EnableAdminEndpoints
	static class Admin {

		@Bean
		@ConditionalOnMissingBean
		WeComRobotConfigController weComRobotConfigController(WeComRobots robots,
				ObjectProvider<ThirdAdminAuthorizer> authorizer, ThirdBackground background) {
			return new WeComRobotConfigController(robots,
					AdminEndpoint.authorizer(authorizer, WeComProperties.PREFIX + ".admin.enabled", "manage robots"),
					background.background());
		}

	}

}
