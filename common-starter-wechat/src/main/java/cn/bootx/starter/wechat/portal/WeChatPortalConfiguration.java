package cn.bootx.starter.wechat.portal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.portal.PortalSettings;
import cn.bootx.starter.core.callback.WarmUp;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.account.WeChatAccountRegistry;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;

/**
 * The callback address, where an account has a token or one that has may be added.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "bootx.starter.third.wechat.portal.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnWeChatPortalCondition.class)
class WeChatPortalConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatPortalService weChatPortalService(WeChatAccounts accounts, WeChatMessageDispatcher dispatcher,
			WeChatProperties properties, ExpiringStore store, CallbackRuntime runtime,
			ObjectProvider<WeChatPushListener> listeners, ObjectProvider<WeChatAccountRegistry> registry) {
		WeChatProperties.Portal portal = properties.portal();
		WeChatPortalService service = new WeChatPortalService(
				accounts, dispatcher, new PortalSettings(portal.maxClockSkew(), portal.maxBodySize().toBytes(),
						portal.handlerTimeout(), portal.lateReply()),
				store, runtime, WeChatPushListener.of(listeners.orderedStream().toList()));
		registry.ifAvailable((accountsOfTheStore) -> accountsOfTheStore.onGone(service::forget));
		return service;
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
