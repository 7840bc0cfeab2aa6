package cn.bootx.starter.wechat.people.qrlogin.websocket;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.login.AllowedOrigins;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "bootx.starter.third.wechat.qr-login.enabled", havingValue = "true")
@Import({ ServletQrSocketConfiguration.class, ReactiveQrSocketConfiguration.class })
class WeChatQrSocketConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatQrSockets weChatQrSockets(WeChatQrLoginService service, ThirdBackground background, AllowedOrigins origins,
			WeChatProperties properties) {
		int most = properties.qrLogin().maxSockets();
		if (most < 0) {
			throw new InvalidConfigurationException(WeChatProperties.PREFIX + ".qr-login.max-sockets", "it is " + most,
					"Write the number of browsers that may wait on one node, or 0 for none.");
		}
		return new WeChatQrSockets(service, background.background(), origins, most, WeChatQrSockets.PING_EVERY);
	}

}
