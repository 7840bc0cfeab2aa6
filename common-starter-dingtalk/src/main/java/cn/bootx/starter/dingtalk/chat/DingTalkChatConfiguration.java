package cn.bootx.starter.dingtalk.chat;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * The service of group chats.
 */
@Configuration(proxyBeanMethods = false)
class DingTalkChatConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkChatService dingChatService(DingTalkClient client) {
		return new DingTalkChatService(client);
	}

}
