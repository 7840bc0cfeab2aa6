package cn.bootx.starter.benchmarks.sample;

import java.util.Map;

import me.chanjar.weixin.mp.api.WxMpMessageHandler;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * A host with the starter, one account and one handler; everything else is as the starter
 * brings it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class HostApplication {

	/**
	 * Starts it.
	 * @param more further configuration classes
	 */
	public static ConfigurableApplicationContext start(WebApplicationType type, Class<?>... more) {
		String prefix = "bootx.starter.third.wechat.";
		return new SpringApplicationBuilder(HostApplication.class).sources(more)
			.web(type)
			.properties(Map.of(prefix + "app-id", Account.APP_ID, prefix + "app-secret", "0123456789abcdef",
					prefix + "token", Account.TOKEN, prefix + "encoding-aes-key", Account.AES_KEY,
					// The pushes are made before the measurement, which may be a long
					// one.
					prefix + "portal.max-clock-skew", "2h", "server.port", "0", "server.address", "127.0.0.1",
					// Else a connection ends after a hundred.
					"server.tomcat.max-keep-alive-requests", "-1", "logging.level.root", "WARN",
					"spring.main.banner-mode", "off"))
			// Not the Redis of the soak; the same pushes come round after two seconds.
			.properties("bootx.starter.third.store.expiring=memory", "bootx.starter.third.store.records=memory",
					"bootx.starter.third.callback.answer-ttl=1s")
			.run();
	}

	@Bean
	WeChatMpMessageHandler answer() {
		WxMpMessageHandler handler = Account.handler();
		return new WeChatMpMessageHandler() {

			@Override
			public String getMsgType() {
				return "text";
			}

			@Override
			public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,
					WxMpService service, WxSessionManager sessions) throws WxErrorException {
				return handler.handle(message, context, service, sessions);
			}

		};
	}

}
