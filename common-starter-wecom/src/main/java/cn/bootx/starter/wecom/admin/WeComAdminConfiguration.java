package cn.bootx.starter.wecom.admin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.wecom.robot.WeComRobots;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/**
 * The endpoints that manage stored robots.
 */
@Configuration(proxyBeanMethods = false)
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
