package cn.bootx.starter.wechat.forward;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ThirdProperties;
import cn.bootx.starter.core.autoconfigure.portal.PortalProperties;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;
import cn.bootx.starter.wechat.portal.WeChatPortalService;

/**
 * Sends pushes on to other applications, where there is a portal. Without targets the
 * forwarder has nothing to do, and takes nothing.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(WeChatPortalService.class)
class WeChatForwardConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatForwarder weChatForwarder(WeChatProperties properties, ThirdProperties shared, CallbackRuntime runtime) {
		PortalProperties portal = properties.portal();
		return new WeChatForwarder(ForwardTargets.of(portal.forward()), portal.maxClockSkew(),
				shared.callback().shutdownTimeout(), runtime.clock(), runtime.observer());
	}

	@Bean
	WeChatForwardLifecycle weChatForwardLifecycle(WeChatForwarder forwarder) {
		return new WeChatForwardLifecycle(forwarder);
	}

}
