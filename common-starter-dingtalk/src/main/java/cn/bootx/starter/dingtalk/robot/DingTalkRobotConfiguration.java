package cn.bootx.starter.dingtalk.robot;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

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
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.autoconfigure.ThirdProperties;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.robot.RobotQueue;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;

/** Webhook robots and their sender. */
@Configuration(proxyBeanMethods = false)
class DingTalkRobotConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkRobots dingTalkRobots(DingTalkProperties properties, DingTalkHttp http, RecordStore records) {
		Map<String, Robot.Settings> robots = new LinkedHashMap<>();
		properties.robots()
			.forEach((code, robot) -> robots.put(code,
					new Robot.Settings(robot.accessToken(), robot.webhook(), robot.secret())));
		return new DingTalkRobots(http.oapi(), properties.robot().allowedHosts(), robots, records);
	}

	@Bean
	@ConditionalOnMissingBean(name = "dingTalkRobotQueue")
	RobotQueue<DingTalkRobotMsg> dingTalkRobotQueue(DingTalkProperties properties, ThirdProperties shared,
			ThirdBackground background, ApplicationEventPublisher events) {
		return new RobotQueue<>(Platform.DING_TALK, DingRobotNoticeSender.API,
				properties.robot().queue().settings(DingTalkProperties.PREFIX), background.background(),
				events::publishEvent, shared.callback().shutdownTimeout());
	}

	@Bean
	@ConditionalOnMissingBean
	DingRobotNoticeSender dingRobotNoticeSender(DingTalkRobots robots, DingTalkHttp http, ExpiringStore store,
			ObjectProvider<Clock> clock, DingTalkProperties properties,
			RobotQueue<DingTalkRobotMsg> dingTalkRobotQueue) {
		DingTalkProperties.RobotSending sending = properties.robot();
		RateLimiter limiter = new RateLimiter(store, Platform.DING_TALK, "robot",
				RateLimit.perMinute(sending.perMinute(), sending.maxWait()),
				"gather messages into fewer, spread them over several robots, or set " + DingTalkProperties.PREFIX
						+ ".robot.queue.size");
		return new DingRobotNoticeSender(robots, http, limiter, clock.getIfUnique(Clock::systemUTC), sending.attempts(),
				sending.splitLong(), dingTalkRobotQueue);
	}

	/** The endpoints that manage stored robots. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnProperty(name = DingTalkProperties.PREFIX + ".admin.enabled", havingValue = "true")
	@EnableAdminEndpoints
	static class Endpoints {

		@Bean
		@ConditionalOnMissingBean
		DingTalkRobotConfigController dingRobotConfigController(DingTalkRobots robots,
				ObjectProvider<ThirdAdminAuthorizer> authorizer, ThirdBackground background) {
			ThirdAdminAuthorizer guard = AdminEndpoint.authorizer(authorizer,
					DingTalkProperties.PREFIX + ".admin.enabled", "manage robots");
			return new DingTalkRobotConfigController(robots, guard, background.background());
		}

	}

}
