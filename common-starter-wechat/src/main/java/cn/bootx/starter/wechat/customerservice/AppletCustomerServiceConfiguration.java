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
import cn.bootx.starter.wechat.applet.WeChatApplet;
import cn.bootx.starter.wechat.autoconfigure.WeChatAppletProperties;

@Configuration(proxyBeanMethods = false)
class AppletCustomerServiceConfiguration {

	private static final String PREFIX = "bootx.starter.third.wechat-applet";

	@Bean
	@ConditionalOnMissingBean
	WeChatAppletCustomerServiceSender weChatAppletCustomerServiceSender(WeChatApplet applet,
			WeChatAppletProperties properties, ExpiringStore store, ObjectProvider<Clock> clock) {
		return new WeChatAppletCustomerServiceSender(applet, CustomerServiceQuota.of(Platform.WECHAT_APPLET, PREFIX,
				properties.customerService(), store, clock.getIfUnique(Clock::systemUTC)));
	}

	@Bean
	@ConditionalOnProperty(PREFIX + ".customer-service.count")
	@Nullable MessageInterceptor weChatAppletCustomerServiceCounter(WeChatAppletCustomerServiceSender sender) {
		return sender.counter();
	}

}
