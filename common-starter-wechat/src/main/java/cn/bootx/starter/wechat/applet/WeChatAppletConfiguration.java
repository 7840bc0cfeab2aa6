package cn.bootx.starter.wechat.applet;

import cn.binarywang.wx.miniapp.api.WxMaService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ConditionalOnPortal;
import cn.bootx.starter.core.autoconfigure.PlatformConnectionDetails;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.WarmUp;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.autoconfigure.WeChatAppletProperties;

/**
 * The mini program and what its server does: login, phone numbers, subscribe messages,
 * codes.
 */
@Configuration(proxyBeanMethods = false)
class WeChatAppletConfiguration {

	private static final String PREFIX = "bootx.starter.third.wechat-applet.";

	private static final String CONSOLE = "开发管理 > 开发设置 at https://mp.weixin.qq.com";

	@Bean
	@ConditionalOnMissingBean
	WeChatApplet weChatApplet(WeChatAppletProperties properties, PlatformHttpClients clients, TokenRegistry registry,
			ExpiringStore store, ObjectProvider<PlatformConnectionDetails> details) {
		String token = (properties.token() != null) ? Credentials.requireToken(PREFIX + "token", properties.token())
				: null;
		String key = (properties.encodingAesKey() != null)
				? Credentials.requireAesKey(PREFIX + "encoding-aes-key", properties.encodingAesKey()) : null;
		WeChatAccount.Settings.requirePushSecrets("bootx.starter.third.wechat-applet.", token, key,
				properties.portal().mode());
		if (properties.portal().lateReply() == LateReplies.Mode.SEND) {
			throw new InvalidConfigurationException(PREFIX + "portal.late-reply",
					"a mini program's only reply is the transfer to the customer service, which cannot be sent later",
					"Remove the property, and send customer-service messages with the WxMaService.");
		}
		WeChatApplet.Settings settings = new WeChatApplet.Settings(
				Credentials.require(PREFIX + "app-id", properties.appId(), CONSOLE),
				Credentials.require(PREFIX + "app-secret", properties.appSecret(), CONSOLE), token, key,
				PlatformConnectionDetails.require(details, PREFIX + "hosts.api", properties.hosts().api()));
		return WeChatApplet.of(settings, clients.forPlatform(Platform.WECHAT_APPLET), registry, store);
	}

	@Bean
	@ConditionalOnMissingBean
	WxMaService wxMaService(WeChatApplet applet, PlatformHttpClients clients,
			ObjectProvider<WeChatApplet.Customizer> customizers) {
		return applet.service(clients.forPlatform(Platform.WECHAT_APPLET), customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatAppletSessions weChatAppletSessions(WeChatApplet applet, ExpiringStore store, SecretBox box) {
		return new WeChatAppletSessions(applet, store, box);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatAppletLoginService weChatAppletLoginService(WeChatApplet applet, WeChatAppletSessions sessions) {
		return new WeChatAppletLoginService(applet, sessions);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatAppletSubscribeSender weChatAppletSubscribeSender(WeChatApplet applet) {
		return new WeChatAppletSubscribeSender(applet);
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatAppletCodeService weChatAppletCodeService(WeChatApplet applet) {
		return new WeChatAppletCodeService(applet);
	}

	/** The callback address of the mini program, where it has a token. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnPortal(prefix = "bootx.starter.third.wechat-applet")
	static class Portal {

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

}
