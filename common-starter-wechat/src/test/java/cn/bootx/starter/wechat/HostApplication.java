package cn.bootx.starter.wechat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * A host as a user writes it: one handler that answers texts.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class HostApplication {

	@Bean
	Greeter greeter() {
		return new Greeter();
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

	}

	/** Answers what it heard, and counts. */
	public static class Greeter implements WeChatMpMessageHandler {

		private final AtomicInteger calls = new AtomicInteger();

		public int calls() {
			return this.calls.get();
		}

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessionManager) {
			this.calls.incrementAndGet();
			if (message.getContent().equals("break")) {
				throw new IllegalStateException("as asked");
			}
			return WxMpXmlOutMessage.TEXT().content("heard " + message.getContent()).build();
		}

	}

}
