package demo;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.bootx.starter.wechat.applet.message.WeChatAppletMessageHandler;
import cn.bootx.starter.wechat.applet.message.WeChatAppletReply;

import org.springframework.stereotype.Component;

@Component
class AppletHandler implements WeChatAppletMessageHandler {

	@Override
	public String getMsgType() {
		return "text";
	}

	@Override
	public WeChatAppletReply handle(WxMaMessage message, WxMaService service) {
		return WeChatAppletReply.TRANSFER_TO_CUSTOMER_SERVICE;
	}

}
