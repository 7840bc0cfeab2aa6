package readme;

import java.util.Map;

import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;

import org.springframework.stereotype.Component;

@Component
class SubscribeHandler implements WeChatMpMessageHandler {

	@Override
	public String getEvent() {
		return "subscribe";
	}

	@Override
	public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessions) {
		return WxMpXmlOutMessage.TEXT()
			.content("欢迎关注")
			.fromUser(message.getToUser())
			.toUser(message.getFromUser())
			.build();
	}

}

@Component
class OrderNotices {

	private final WeChatTemplateSender templates;

	OrderNotices(WeChatTemplateSender templates) {
		this.templates = templates;
	}

	void shipped(String openId) {
		this.templates.send(openId, WeChatTemplateMessage.of("your-template-id").with("thing1", "一箱苹果"));
	}

}
