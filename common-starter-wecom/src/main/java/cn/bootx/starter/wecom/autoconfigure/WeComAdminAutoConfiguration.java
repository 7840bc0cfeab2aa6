package cn.bootx.starter.wecom.autoconfigure;

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
import cn.bootx.starter.wecom.admin.WeComRobotConfigController;
import cn.bootx.starter.wecom.admin.WeComRobotConfigService;
import cn.bootx.starter.wecom.robot.WeComRobots;

/**
 * Auto-configuration of the endpoints that manage stored robots, which the host switches
 * on and guards.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = WeComRobotAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnBean(WeComRobots.class)
@ConditionalOnProperty(name = "bootx.starter.third.wecom.admin.enabled", havingValue = "true")
@Import(AdminBodyLimitConfiguration.class)
public final class WeComAdminAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComRobotConfigService weComRobotConfigService(WeComRobots robots) {
		return new WeComRobotConfigService(robots);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComRobotConfigController weComRobotConfigController(WeComRobotConfigService service,
			ObjectProvider<ThirdAdminAuthorizer> authorizer, ThirdBackground background) {
		ThirdAdminAuthorizer guard = AdminGuard.require(authorizer, WeComProperties.PREFIX + ".admin.enabled",
				"manage robots");
		return new WeComRobotConfigController(service, guard, background.background());
	}

}
