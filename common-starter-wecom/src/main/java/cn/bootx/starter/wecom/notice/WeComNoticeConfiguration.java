package cn.bootx.starter.wecom.notice;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.login.WeComLoginService;
import cn.bootx.starter.wecom.media.WeComMediaService;

/**
 * What agents do: media, messages, logins.
 */
@Configuration(proxyBeanMethods = false)
class WeComNoticeConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComMediaService weComMediaService(WeComAgents agents) {
		return new WeComMediaService(agents);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComNoticeSender weComNoticeSender(WeComAgents agents, WeComMediaService media) {
		return new WeComNoticeSender(agents, media);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComLoginService weComLoginService(WeComAgents agents) {
		return new WeComLoginService(agents);
	}

}
