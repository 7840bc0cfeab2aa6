package cn.bootx.starter.dingtalk.client;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The default application.
 */
@Configuration(proxyBeanMethods = false)
class DingTalkDefaultAccountConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkClient dingTalkClient(DingTalkAccounts accounts) {
		return accounts.getDefault();
	}

	@Bean
	@ConditionalOnMissingBean
	DingAccessService dingAccessService(DingTalkClient client) {
		return client.access();
	}

}
