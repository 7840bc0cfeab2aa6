package cn.bootx.starter.dingtalk.jssdk;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/** Robots alone have no pages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DingTalkClient.class)
class DingTalkJsSdkConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkJsSdk dingTalkJsSdk(DingTalkClient client, ObjectProvider<Clock> clock) {
		return new DingTalkJsSdk(client, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnWebApplication
	@ConditionalOnProperty(name = DingTalkProperties.PREFIX + ".js-sdk.enabled", havingValue = "true")
	DingTalkJsSdkController dingTalkJsSdkController(DingTalkJsSdk sdk, DingTalkProperties properties,
			ThirdBackground background) {
		return new DingTalkJsSdkController(sdk, properties.jsSdk().allowedOrigins(), background.patient());
	}

}
