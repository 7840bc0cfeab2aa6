package cn.bootx.starter.wechat.portal;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wechat.message.WeChatMessageReader;

/** Messages of an official account. */
record OfficialAccountReader(String appId) implements CallbackPortal.Reader<WxMpXmlMessage> {

	static final String SAMPLE = "<xml><ToUserName><![CDATA[gh]]></ToUserName><FromUserName><![CDATA[o]]>"
			+ "</FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[event]]></MsgType><Event>CLICK</Event>"
			+ "<EventKey>warm-up</EventKey></xml>";

	@Override
	public OpenedCallback<WxMpXmlMessage> read(OpenedEnvelope push, CallbackRequest request) {
		XmlElement root = push.xml();
		WxMpXmlMessage message = WeChatMessageReader.read(root);
		if (message.getFromUser() == null || message.getMsgType() == null) {
			throw CallbackRejectedException.malformed("push has no FromUserName or MsgType");
		}
		return new OpenedCallback<>(message, identity(root), push.seal());
	}

	/**
	 * For messages it is the sender and the message id, because an id alone has collided
	 * between users. Events have no id, and WeChat's advice (sender and second) loses the
	 * second of two taps in one second, so their whole content counts: a retry repeats
	 * it, another event never has it.
	 */
	private String identity(XmlElement root) {
		String account = "wechat:" + this.appId + ":" + root.childText("FromUserName") + ":";
		String id = root.childText("MsgId");
		String event = root.childText("Event");
		return (event == null && id != null && !id.isEmpty()) ? account + id
				: account + root.childText("CreateTime") + ":" + event + ":" + root.digest();
	}

}
