package cn.bootx.starter.wechat.jssdk;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

@Configuration(proxyBeanMethods = false)
class WeChatJsSdkConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatJsSdk weChatJsSdk(WeChatAccounts accounts, TokenRegistry registry, ObjectProvider<Clock> clock) {
		return new WeChatJsSdk(accounts, registry, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnWebApplication
	@ConditionalOnProperty(name = WeChatProperties.PREFIX + ".js-sdk.enabled", havingValue = "true")
	WeChatJsSdkController weChatJsSdkController(WeChatJsSdk sdk, WeChatProperties properties,
			ThirdBackground background) {
		return new WeChatJsSdkController(sdk, properties.jsSdk().allowedOrigins(), background.patient());
	}

}
