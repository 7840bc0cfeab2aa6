package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.AdminBodyLimitConfiguration;
import cn.bootx.starter.core.autoconfigure.AdminGuard;
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.dingtalk.admin.DingTalkRobotConfigController;
import cn.bootx.starter.dingtalk.admin.DingTalkRobotConfigService;
import cn.bootx.starter.dingtalk.robot.DingTalkRobots;

/**
 * Auto-configuration of the endpoints that manage stored robots, which the host switches
 * on and guards.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DingTalkAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnBean(DingTalkRobots.class)
@ConditionalOnProperty(name = "bootx.starter.third.ding-talk.admin.enabled", havingValue = "true")
@Import(AdminBodyLimitConfiguration.class)
public final class DingTalkAdminAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkRobotConfigService dingRobotConfigService(DingTalkRobots robots) {
		return new DingTalkRobotConfigService(robots);
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkRobotConfigController dingRobotConfigController(DingTalkRobotConfigService service,
			ObjectProvider<ThirdAdminAuthorizer> authorizer, ThirdBackground background) {
		ThirdAdminAuthorizer guard = AdminGuard.require(authorizer, DingTalkProperties.PREFIX + ".admin.enabled",
				"manage robots");
		return new DingTalkRobotConfigController(service, guard, background.background());
	}

}
