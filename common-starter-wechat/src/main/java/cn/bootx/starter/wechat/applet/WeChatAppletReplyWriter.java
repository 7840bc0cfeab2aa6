package cn.bootx.starter.wechat.applet;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.xml.XmlWriter;

/**
 * Writes a reply in the format of its push: WeChat's page shows XML only, but a mini
 * program with JSON pushes must answer in JSON, or nothing happens.
 */
final class WeChatAppletReplyWriter {

	private WeChatAppletReplyWriter() {
	}

	/**
	 * Writes the reply to a message.
	 * @param createTime seconds
	 * @param json whether the message came as JSON
	 */
	static String write(WeChatAppletMessageHandler.Reply reply, WxMaMessage message, long createTime, boolean json) {
		if (json) {
			return Json.write(Json.object()
				.put("ToUserName", message.getFromUser())
				.put("FromUserName", message.getToUser())
				.put("CreateTime", createTime)
				.put("MsgType", reply.msgType()));
		}
		return XmlWriter.write("xml",
				(xml) -> xml.text("ToUserName", message.getFromUser())
					.text("FromUserName", message.getToUser())
					.number("CreateTime", createTime)
					.text("MsgType", reply.msgType()));
	}

}
