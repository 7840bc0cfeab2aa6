package cn.bootx.starter.wechatopen.portal;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.autoconfigure.ConditionalOnPortal;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.WarmUp;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wechat.handler.WeChatQrSceneMsgHandler;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.autoconfigure.WeChatOpenProperties;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponent;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;

/** The addresses to which the platform pushes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnClass(RestController.class)
@ConditionalOnPortal(prefix = WeChatOpenProperties.PREFIX, secrets = { "token", "encoding-aes-key" })
class WeChatOpenPortalConfiguration {

	/** Handlers of {@code common-starter-wechat} itself. */
	private static final String BUILT_IN = WeChatMessageDispatcher.class.getPackageName()
		.substring(0, WeChatMessageDispatcher.class.getPackageName().lastIndexOf('.') + 1);

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenPortal weChatOpenPortal(WeChatOpenProperties properties, WeChatOpenComponent component,
			WeChatOpenTickets tickets, WeChatOpenAuthorizers authorizers,
			ObjectProvider<WeChatQrSceneMsgHandler> scenes, ObjectProvider<WeChatMpMessageHandler> handlers,
			ObjectProvider<MessageInterceptor> interceptors, ConfigurableListableBeanFactory beans,
			ApplicationEventPublisher publisher, CallbackRuntime runtime) {
		String prefix = WeChatOpenProperties.PREFIX;
		CallbackPortal.Settings settings = properties.portal()
			.requireOneForm(prefix)
			.requireNoForward(prefix)
			.settings(CallbackPipeline.Deadline.WECHAT);
		CallbackEnvelope envelope = WeChatOpenPortal.envelope(component.appId(),
				Credentials.requireToken(prefix + ".token", properties.token()),
				Credentials.requireAesKey(prefix + ".encoding-aes-key", properties.encodingAesKey()), settings,
				runtime.clock());
		WeChatMessageDispatcher dispatcher = new WeChatMessageDispatcher().scenes(ofTheApplication(scenes))
			.handlers(ofTheApplication(handlers))
			.annotated(beans)
			.interceptors(interceptors.orderedStream().toList());
		return new WeChatOpenPortal(component.appId(), envelope, settings, tickets, authorizers, dispatcher,
				publisher::publishEvent,
				properties.releaseCheck().enabled() ? new ReleaseCheck(authorizers, runtime.executor()::execute) : null,
				runtime);
	}

	@Bean
	WarmUp weChatOpenPortalWarmUp(WeChatOpenPortal portal) {
		return portal::warmUp;
	}

	/**
	 * Without the built-in handlers: their texts belong to the application's own account,
	 * and a scan at another account must not log a user in.
	 */
	private static <H> List<H> ofTheApplication(ObjectProvider<H> handlers) {
		return handlers.orderedStream()
			.filter((handler) -> !handler.getClass().getName().startsWith(BUILT_IN))
			.toList();
	}

}
