package cn.bootx.starter.integration.all;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLoginHandler;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * A host that has all four starters.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class AllStartersApplication {

	@Bean
	WeChatMpMessageHandler textHandler() {
		return new TextHandler();
	}

	@Bean
	WeChatLoginHandler loginHandler() {
		return (login) -> Map.of("user", login.openId());
	}

	@Bean
	ThirdAdminAuthorizer administrators() {
		return (access) -> access.principal() != null;
	}

	/** Without it WebFlux runs in the servlet container of the class path. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@Import(Netty.class)
	static class OnNetty {

	}

	/** By name, which differs between the lines of Boot. */
	static final class Netty implements ImportBeanDefinitionRegistrar {

		@Override
		public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
			for (String home : List.of("web.embedded.netty", "reactor.netty")) {
				String factory = "org.springframework.boot." + home + ".NettyReactiveWebServerFactory";
				if (ClassUtils.isPresent(factory, null)) {
					registry.registerBeanDefinition("netty", new RootBeanDefinition(factory));
				}
			}
		}

	}

	static final class TextHandler implements WeChatMpMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public String getEvent() {
			return null;
		}

		@Override
		public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessions) {
			return WxMpXmlOutMessage.TEXT()
				.content("re: " + message.getContent())
				.fromUser(message.getToUser())
				.toUser(message.getFromUser())
				.build();
		}

	}

}
