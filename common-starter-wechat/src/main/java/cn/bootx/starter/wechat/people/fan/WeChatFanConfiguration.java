package cn.bootx.starter.wechat.people.fan;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;

@Configuration(proxyBeanMethods = false)
class WeChatFanConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatFanService weChatFanService(WeChatAccounts accounts, RecordStore records, ExpiringStore store,
			ObjectProvider<Clock> clock) {
		return new WeChatFanService(accounts, records, store, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = "bootx.starter.third.wechat.fans.track", havingValue = "true")
	WeChatFanTracker weChatFanTracker(WeChatAccounts accounts, RecordStore records) {
		return new WeChatFanTracker(accounts, records);
	}

}
