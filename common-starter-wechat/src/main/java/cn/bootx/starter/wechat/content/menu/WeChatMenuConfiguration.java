package cn.bootx.starter.wechat.content.menu;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/** Menus. */
@Configuration(proxyBeanMethods = false)
class WeChatMenuConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatMenuService weChatMenuService(WeChatAccounts accounts, RecordStore store, ObjectProvider<Clock> clock) {
		return new WeChatMenuService(accounts, store, clock.getIfUnique(Clock::systemUTC));
	}

}
