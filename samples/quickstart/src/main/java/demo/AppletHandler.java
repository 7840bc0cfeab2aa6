package demo;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.bootx.starter.wechat.applet.WeChatAppletMessageHandler;

import org.springframework.stereotype.Component;

@Component
class AppletHandler implements WeChatAppletMessageHandler {

	@Override
	public String getMsgType() {
		return "text";
	}

	@Override
	public WeChatAppletMessageHandler.Reply handle(WxMaMessage message, WxMaService service) {
		return WeChatAppletMessageHandler.Reply.TRANSFER_TO_CUSTOMER_SERVICE;
	}

}
