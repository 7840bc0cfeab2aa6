package cn.bootx.starter.wechat.applet;

import cn.binarywang.wx.miniapp.api.WxMaService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.portal.ConditionalOnPortal;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.WarmUp;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.autoconfigure.WeChatAppletProperties;

/**
 * The callback address of the mini program, where it has a token.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPortal(prefix = "bootx.starter.third.wechat-applet")
class WeChatAppletPortalConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatAppletMessageDispatcher weChatAppletMessageDispatcher(WxMaService service,
			ObjectProvider<WeChatAppletMessageHandler> handlers, ObjectProvider<MessageInterceptor> interceptors,
			ConfigurableListableBeanFactory beans) {
		return new WeChatAppletMessageDispatcher(service, handlers.orderedStream().toList(),
				interceptors.orderedStream().toList())
			.annotated(beans);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatAppletPortalService weChatAppletPortalService(WeChatApplet applet, WeChatAppletProperties properties,
			WeChatAppletMessageDispatcher dispatcher, ExpiringStore store, CallbackRuntime runtime) {
		return new WeChatAppletPortalService(applet.settings(), properties.portal().mode(),
				properties.portal()
					.requireNoForward("bootx.starter.third.wechat-applet")
					.settings(CallbackPipeline.Deadline.WECHAT),
				dispatcher, store, runtime);
	}

	@Bean
	@ConditionalOnWebApplication
	WarmUp weChatAppletPortalWarmUp(WeChatAppletPortalService service) {
		return service::warmUp;
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnWebApplication
	WeChatAppletPortalService.Controller weChatAppletPortalController(WeChatAppletPortalService service) {
		return new WeChatAppletPortalService.Controller(service);
	}

}
