package cn.bootx.starter.dingtalk.user;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/** Departments with their members, and who of them is which user of the host. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DingTalkClient.class)
class DingTalkContactConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkContactService dingContactService(DingTalkClient client, DingTalkUserService users) {
		return new DingTalkContactService(client, users);
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkBindingService dingBindingService(DingTalkClient client, RecordStore records, ObjectProvider<Clock> clock) {
		return new DingTalkBindingService(client, records, clock.getIfUnique(Clock::systemUTC));
	}

}
