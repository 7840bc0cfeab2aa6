package cn.bootx.starter.dingtalk.user;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.dingtalk.client.DingTalkClient;

/** Members. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DingTalkClient.class)
class DingTalkUserConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkUserService dingUserService(DingTalkClient client) {
		return new DingTalkUserService(client);
	}

}
