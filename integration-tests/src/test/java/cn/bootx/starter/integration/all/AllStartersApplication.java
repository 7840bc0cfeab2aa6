package cn.bootx.starter.integration.all;

import java.util.Map;

import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLoginHandler;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

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
