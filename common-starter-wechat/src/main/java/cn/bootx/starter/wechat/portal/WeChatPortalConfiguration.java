package cn.bootx.starter.wechat.portal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ConditionalOnPortal;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.WarmUp;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;
import cn.bootx.starter.wechat.customerservice.WeChatCustomerServiceSender;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;

/** The callback address, where an account has a token or one that has may be added. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPortal(prefix = "bootx.starter.third.wechat", accounts = "accounts", switches = "runtime-accounts")
class WeChatPortalConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatPortalService weChatPortalService(WeChatAccounts accounts, WeChatMessageDispatcher dispatcher,
			WeChatCustomerServiceSender customerService, WeChatProperties properties, ExpiringStore store,
			CallbackRuntime runtime, ObjectProvider<WeChatPortalService.PushListener> listeners) {
		return new WeChatPortalService(accounts, dispatcher, customerService,
				properties.portal().settings(CallbackPipeline.Deadline.WECHAT), store, runtime,
				WeChatPortalService.PushListener.of(listeners.orderedStream().toList()));
	}

	@Bean
	@ConditionalOnWebApplication
	WarmUp weChatPortalWarmUp(WeChatPortalService service) {
		return service::warmUp;
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnWebApplication
	WeChatPortalController weChatPortalController(WeChatPortalService service) {
		return new WeChatPortalController(service);
	}

}
