package demo;

import java.util.Map;

import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;

import org.springframework.stereotype.Component;

@Component
class TextHandler implements WeChatMpMessageHandler {

	@Override
	public String getMsgType() {
		return "text";
	}

	@Override
	public String getEvent() {
		return null; // any
	}

	@Override
	public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessions) {
		return WxMpXmlOutMessage.TEXT()
			.content("收到 " + String.valueOf(message.getContent()).length() + " 个字，客服马上来")
			.fromUser(message.getToUser())
			.toUser(message.getFromUser())
			.build();
	}

}
