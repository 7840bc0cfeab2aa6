package cn.bootx.starter.wecom.media;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.wecom.agent.WeComAgents;

/**
 * The service for media.
 */
@Configuration(proxyBeanMethods = false)
class WeComMediaConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComMediaService weComMediaService(WeComAgents agents) {
		return new WeComMediaService(agents);
	}

}
