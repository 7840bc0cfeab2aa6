package cn.bootx.starter.wecom.jssdk;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

@Configuration(proxyBeanMethods = false)
class WeComJsSdkConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComJsSdk weComJsSdk(WeComAgents agents, ObjectProvider<Clock> clock) {
		return new WeComJsSdk(agents, clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnWebApplication
	@ConditionalOnProperty(name = WeComProperties.PREFIX + ".js-sdk.enabled", havingValue = "true")
	WeComJsSdkController weComJsSdkController(WeComJsSdk sdk, WeComProperties properties, ThirdBackground background) {
		return new WeComJsSdkController(sdk, properties.jsSdk().allowedOrigins(), background.patient());
	}

}
