package cn.bootx.starter.dingtalk.card;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * The service of interactive cards.
 */
@Configuration(proxyBeanMethods = false)
class DingTalkCardConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkCardService dingCardService(DingTalkClient client) {
		return new DingTalkCardService(client);
	}

}
