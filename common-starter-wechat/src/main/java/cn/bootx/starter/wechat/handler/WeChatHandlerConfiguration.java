package cn.bootx.starter.wechat.handler;

import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

/**
 * The dispatcher and the built-in handlers.
 */
@Configuration(proxyBeanMethods = false)
class WeChatHandlerConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatMsgHandler weChatMsgHandler(WeChatProperties properties) {
		return new WeChatMsgHandler(properties.replies().message());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatSubscribeHandler weChatSubscribeHandler(WeChatProperties properties) {
		return new WeChatSubscribeHandler(properties.replies().subscribe());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatUnSubscribeHandler weChatUnSubscribeHandler() {
		return new WeChatUnSubscribeHandler();
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatQrScanHandler weChatQrScanHandler(WeChatProperties properties) {
		return new WeChatQrScanHandler(properties.replies().scan());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatMenuHandler weChatMenuHandler(WeChatProperties properties) {
		return new WeChatMenuHandler(properties.replies().click());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatMessageDispatcher weChatMessageDispatcher(ObjectProvider<WeChatQrSceneMsgHandler> scenes,
			ObjectProvider<WeChatMpMessageHandler> handlers, ObjectProvider<WxMpMessageRouter> routers,
			ObjectProvider<MessageInterceptor> interceptors, ConfigurableListableBeanFactory beans) {
		return new WeChatMessageDispatcher.Handlers().scenes(scenes.orderedStream().toList())
			.handlers(handlers.orderedStream().toList())
			.annotated(beans)
			.routers(routers.orderedStream().toList())
			.interceptors(interceptors.orderedStream().toList())
			.dispatcher();
	}

}
