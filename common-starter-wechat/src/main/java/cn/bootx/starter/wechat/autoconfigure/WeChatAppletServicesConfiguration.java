package cn.bootx.starter.wechat.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.secret.SecretBox;
import cn.bootx.starter.wechat.applet.WeChatApplet;
import cn.bootx.starter.wechat.applet.WeChatAppletCodeService;
import cn.bootx.starter.wechat.applet.WeChatAppletLoginService;
import cn.bootx.starter.wechat.applet.WeChatAppletSessions;
import cn.bootx.starter.wechat.applet.WeChatAppletSubscribeSender;

/**
 * What a mini program's server does: login, phone numbers, subscribe messages, codes.
 */
@Configuration(proxyBeanMethods = false)
class WeChatAppletServicesConfiguration {

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

}
