package cn.bootx.starter.wechat.forward;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ThirdProperties;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.portal.PushForwarder;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;
import cn.bootx.starter.wechat.portal.WeChatPortalService;
import cn.bootx.starter.wechat.portal.WeChatPortalService.PushListener;

/**
 * Sends pushes on to other applications, where there is a portal. Without targets the
 * forwarder has nothing to do, and takes nothing.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(WeChatPortalService.class)
class WeChatForwardConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "weChatForwarder")
	PushForwarder weChatForwarder(WeChatProperties properties, ThirdProperties shared, CallbackRuntime runtime) {
		return properties.portal().forwarder("bootx.starter.third.wechat", shared, runtime);
	}

	@Bean
	PushListener weChatForwardListener(PushForwarder weChatForwarder) {
		return (account, message, push) -> weChatForwarder.forward("wechat", account.name(), message.getMsgType(),
				message.getEvent(), push);
	}

}
