package cn.bootx.starter.wecom.login;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.wecom.agent.WeComAgents;

/**
 * The logins of members.
 */
@Configuration(proxyBeanMethods = false)
class WeComLoginConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComLoginService weComLoginService(WeComAgents agents) {
		return new WeComLoginService(agents);
	}

}
