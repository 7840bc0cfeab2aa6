package cn.bootx.starter.wechat.people.binding;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

/** Imported after the QR login, with which users bind where it is switched on. */
@Configuration(proxyBeanMethods = false)
class WeChatBindingConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatBindingService weChatBindingService(WeChatAccounts accounts, RecordStore records,
			ObjectProvider<Clock> clock) {
		return new WeChatBindingService(accounts, records, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(WeChatQrLoginService.class)
	WeChatQrBinding weChatQrBinding(WeChatQrLoginService codes, WeChatBindingService bindings) {
		return new WeChatQrBinding(codes, bindings);
	}

}
