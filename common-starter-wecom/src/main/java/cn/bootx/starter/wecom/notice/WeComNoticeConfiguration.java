package cn.bootx.starter.wecom.notice;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wecom.agent.WeComAgents;

/** Media and messages of agents. */
@Configuration(proxyBeanMethods = false)
class WeComNoticeConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComMediaService weComMediaService(WeComAgents agents) {
		return new WeComMediaService(agents);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComNoticeSender weComNoticeSender(WeComAgents agents, WeComMediaService media, ExpiringStore store) {
		return new WeComNoticeSender(agents, media, store);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComAppChatService weComAppChatService(WeComAgents agents) {
		return new WeComAppChatService(agents);
	}

}
