package cn.bootx.starter.wechat.portal;

import java.util.List;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;

import cn.bootx.starter.core.callback.CallbackCipher;
import cn.bootx.starter.core.callback.CallbackSignature;
import cn.bootx.starter.wechat.applet.message.WeChatAppletMessageReader;
import cn.bootx.starter.wechat.applet.message.WeChatAppletPush;
import cn.bootx.starter.wechat.applet.message.WeChatAppletReply;
import cn.bootx.starter.wechat.applet.message.WeChatAppletReplyWriter;

/**
 * The whole codec once around, in both formats.
 */
final class AppletWarmUp {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final List<String> MESSAGES = List.of(
			"{\"ToUserName\":\"gh\",\"FromUserName\":\"o\",\"CreateTime\":1,\"MsgType\":\"event\","
					+ "\"Event\":\"subscribe_msg_popup_event\",\"List\":{\"TemplateId\":\"warm-up\"}}",
			"<xml><ToUserName><![CDATA[gh]]></ToUserName><FromUserName><![CDATA[o]]></FromUserName>"
					+ "<CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType></xml>");

	private AppletWarmUp() {
	}

	static void run() {
		CallbackCipher cipher = new CallbackCipher(KEY);
		AppletCodec codec = new AppletCodec("wx");
		for (String content : MESSAGES) {
			WeChatAppletPush push = WeChatAppletPush.read(cipher.decrypt(cipher.encrypt(content, "wx"), List.of("wx")));
			WxMaMessage message = WeChatAppletMessageReader.read(push);
			String reply = WeChatAppletReplyWriter.write(WeChatAppletReply.TRANSFER_TO_CUSTOMER_SERVICE, message, 1,
					push.json());
			String signature = CallbackSignature.of(MessageIdentity.of("wx", push), reply);
			codec.sealed(reply, new SealedReply(cipher.seal(reply, "wx"), signature, 1, "1"));
		}
	}

}
