package cn.bootx.starter.wechat.portal;

import java.util.List;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;

import cn.bootx.starter.core.callback.CallbackCipher;
import cn.bootx.starter.core.callback.CallbackSignature;
import cn.bootx.starter.core.xml.XmlReader;
import cn.bootx.starter.wechat.message.WeChatMessageReader;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;

/**
 * The whole codec once around: message type, reader, writer, cipher and digests are
 * loaded and initialised before WeChat's first push waits for them.
 */
final class PortalWarmUp {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final String MESSAGE = "<xml><ToUserName><![CDATA[gh]]></ToUserName><FromUserName><![CDATA[o]]>"
			+ "</FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[event]]></MsgType><Event>CLICK</Event>"
			+ "<EventKey>warm-up</EventKey></xml>";

	private PortalWarmUp() {
	}

	static void run() {
		CallbackCipher cipher = new CallbackCipher(KEY);
		String xml = cipher.decrypt(cipher.encrypt(MESSAGE, "wx"), List.of("wx"));
		WxMpXmlMessage message = WeChatMessageReader.read(xml);
		WxMpXmlOutMessage reply = WxMpXmlOutMessage.TEXT()
			.content("warm-up")
			.fromUser(message.getToUser())
			.toUser(message.getFromUser())
			.build();
		CallbackSignature.of(MessageIdentity.of("wx", XmlReader.read(xml)), WeChatReplyWriter.write(reply));
	}

}
