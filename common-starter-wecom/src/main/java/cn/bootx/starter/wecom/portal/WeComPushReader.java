package cn.bootx.starter.wecom.portal;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * Messages and events of one agent.
 *
 * @param corpId the corporation's
 * @param agent name of the agent
 */
record WeComPushReader(String corpId, String agent) implements CallbackPortal.Reader<WxCpXmlMessage> {

	@Override
	public OpenedCallback<WxCpXmlMessage> read(OpenedEnvelope opened, CallbackRequest request) {
		XmlElement push = opened.xml();
		WxCpXmlMessage message = WxCpMessages.read(push);
		return new OpenedCallback<>(message, identity(message, push), opened.seal());
	}

	/**
	 * Messages have an id. Events have none, and many of one kind may come from one
	 * member ({@code sys}) in one second, so their whole content counts; WxJava's
	 * selection of fields lost customers' events.
	 */
	String identity(WxCpXmlMessage message, XmlElement push) {
		String sender = "wecom:" + this.corpId + ":" + this.agent + ":" + message.getFromUserName() + ":";
		// The code is valid for one change of the card: a repetition may carry a new one.
		return (message.getMsgId() != null) ? sender + message.getMsgId()
				: sender + message.getCreateTime() + ":" + message.getEvent() + ":" + push.digest("ResponseCode");
	}

}
