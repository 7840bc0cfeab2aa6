package cn.bootx.starter.wechat.customerservice;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;

@Configuration(proxyBeanMethods = false)
class WeChatCustomerServiceConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatCustomerServiceSender weChatCustomerServiceSender(WeChatAccounts accounts, WeChatProperties properties,
			ExpiringStore store, ObjectProvider<Clock> clock) {
		return new WeChatCustomerServiceSender(accounts, CustomerServiceQuota.of(Platform.WECHAT,
				WeChatProperties.PREFIX, properties.customerService(), store, clock.getIfUnique(Clock::systemUTC)));
	}

	@Bean
	WeChatMessageDispatcher.TextSender weChatLongReplies(WeChatCustomerServiceSender sender) {
		return (receiver, openId, text) -> sender.account(receiver.account())
			.send(openId, WeChatCustomerServiceMessage.text(text));
	}

	@Bean
	@ConditionalOnProperty(WeChatProperties.PREFIX + ".customer-service.count")
	@Nullable MessageInterceptor weChatCustomerServiceCounter(WeChatCustomerServiceSender sender) {
		return sender.counter();
	}

}
