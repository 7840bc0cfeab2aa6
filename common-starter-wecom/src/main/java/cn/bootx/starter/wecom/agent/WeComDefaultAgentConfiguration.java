package cn.bootx.starter.wecom.agent;

import me.chanjar.weixin.cp.api.WxCpService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * WxJava's service, where it is clear which agent it belongs to.
 */
@Configuration(proxyBeanMethods = false)
class WeComDefaultAgentConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WxCpService wxCpService(WeComAgents agents) {
		return agents.defaultAgent().wxCpService();
	}

}
