package cn.bootx.starter.dingtalk.task;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.dingtalk.client.DingTalkClient;

/** Approvals and to-dos. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DingTalkClient.class)
class DingTalkTaskConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkApprovalService dingApprovalService(DingTalkClient client) {
		return new DingTalkApprovalService(client);
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkTodoService dingTodoService(DingTalkClient client) {
		return new DingTalkTodoService(client);
	}

}
