package cn.bootx.starter.wechatopen.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.http.client.ReactorResourceFactory;

import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wechatopen.authorization.WeChatOpenAuthorizationHandler;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizer;
import cn.bootx.starter.wechatopen.portal.WeChatOpenEvent;

/**
 * A host as a user writes it.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class HostApplication {

	@Bean
	Greeter greeter() {
		return new Greeter();
	}

	@Bean
	Tenants tenants() {
		return new Tenants();
	}

	@Bean
	Listener listener() {
		return new Listener();
	}

	/**
	 * Without this the reactive server would be Tomcat too, which is on the class path.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class Netty {

		@Bean
		NettyReactiveWebServerFactory webServerFactory() {
			return new NettyReactiveWebServerFactory();
		}

		/** Its event loops end at once, not after two seconds. */
		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		}

	}

	/** Answers what it heard, with the account's name. */
	static class Greeter implements WeChatMpMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessionManager) {
			String account = service.getWxMpConfigStorage().getAppId();
			return WxMpXmlOutMessage.TEXT().content(account + " heard " + message.getContent()).build();
		}

	}

	/** Sends the browser on where a reference was given. */
	static class Tenants implements WeChatOpenAuthorizationHandler {

		@Override
		public @Nullable URI authorized(WeChatOpenAuthorizer authorizer, @Nullable String reference) {
			return (reference != null) ? URI.create("/tenants/" + reference + "?account=" + authorizer.appId()) : null;
		}

	}

	/** Collects what the application hears. */
	static class Listener {

		private final List<WeChatOpenEvent> events = new CopyOnWriteArrayList<>();

		@EventListener
		void on(WeChatOpenEvent event) {
			this.events.add(event);
		}

		List<WeChatOpenEvent> events() {
			return this.events;
		}

	}

}
