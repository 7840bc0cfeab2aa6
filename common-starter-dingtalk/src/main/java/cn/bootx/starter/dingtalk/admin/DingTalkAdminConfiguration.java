package cn.bootx.starter.dingtalk.admin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.EnableAdminEndpoints;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.robot.DingTalkRobots;

/** The endpoints that manage stored robots. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = DingTalkProperties.PREFIX + ".admin.enabled", havingValue = "true")
@EnableAdminEndpoints
class DingTalkAdminConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkRobotConfigController dingRobotConfigController(DingTalkRobots robots,
			ObjectProvider<ThirdAdminAuthorizer> authorizer, ThirdBackground background) {
		ThirdAdminAuthorizer guard = AdminEndpoint.authorizer(authorizer, DingTalkProperties.PREFIX + ".admin.enabled",
				"manage robots");
		return new DingTalkRobotConfigController(robots, guard, background.background());
	}

}
