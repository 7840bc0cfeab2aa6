package cn.bootx.starter.wechat.applet;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * Messages of a mini program, in JSON or XML.
 *
 * @param appId the mini program's
 */
record AppletReader(String appId) implements CallbackPortal.Reader<AppletReader.Push> {

	static final String SAMPLE = "{\"ToUserName\":\"gh\",\"FromUserName\":\"o\",\"CreateTime\":1,\"MsgType\":\"event\","
			+ "\"Event\":\"subscribe_msg_popup_event\",\"List\":{\"TemplateId\":\"warm-up\"}}";

	static final String XML_SAMPLE = "<xml><ToUserName><![CDATA[gh]]></ToUserName><FromUserName><![CDATA[o]]>"
			+ "</FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType></xml>";

	@Override
	public OpenedCallback<Push> read(OpenedEnvelope opened, CallbackRequest request) {
		WeChatAppletPush push = WeChatAppletPush.read(opened.text());
		WxMaMessage message = WeChatAppletMessageReader.read(push);
		if (message.getFromUser() == null || message.getMsgType() == null) {
			throw CallbackRejectedException.malformed("push has no FromUserName or MsgType");
		}
		return new OpenedCallback<>(new Push(message, push.json()), identity(push), opened.seal());
	}

	private String identity(WeChatAppletPush push) {
		String sender = "wechat-applet:" + this.appId + ":" + text(push, "FromUserName") + ":";
		String id = text(push, "MsgId");
		String event = text(push, "Event");
		return (event == null && id != null && !id.isEmpty()) ? sender + id : sender + text(push, "CreateTime") + ":"
				+ event + ":" + ContentDigest.brief(Json.write(push.fields()));
	}

	private static @Nullable String text(WeChatAppletPush push, String name) {
		return WeChatAppletMessageReader.text(push.fields(), name);
	}

	/**
	 * A mini program's message.
	 *
	 * @param message the message
	 * @param json whether it came as JSON, so that a reply must be
	 */
	record Push(WxMaMessage message, boolean json) {

		/** Without the message: it prints itself whole. */
		@Override
		public String toString() {
			return "AppletPush[" + (this.json ? "json" : "xml") + "]";
		}

	}

}
