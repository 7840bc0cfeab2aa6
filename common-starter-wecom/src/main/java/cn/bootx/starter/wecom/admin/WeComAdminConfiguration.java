package cn.bootx.starter.wecom.admin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.admin.EnableAdminEndpoints;
import cn.bootx.starter.wecom.robot.WeComRobots;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/**
 * The endpoints that manage stored robots, which the host switches on and guards.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "bootx.starter.third.wecom.admin.enabled", havingValue = "true")
@EnableAdminEndpoints
class WeComAdminConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComRobotConfigController weComRobotConfigController(WeComRobots robots,
			ObjectProvider<ThirdAdminAuthorizer> authorizer, ThirdBackground background) {
		ThirdAdminAuthorizer guard = AdminEndpoint.authorizer(authorizer, WeComProperties.PREFIX + ".admin.enabled",
				"manage robots");
		return new WeComRobotConfigController(robots, guard, background.background());
	}

}
