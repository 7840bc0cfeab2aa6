package cn.bootx.starter.wecom.portal;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wecom.event.WeComFields;
import cn.bootx.starter.wecom.handler.WeComRobotPush;

/** Reads the pushes to one group robot, in XML or JSON. */
record RobotPushReader(String robot) implements CallbackPortal.Reader<WeComRobotPush> {

	@Override
	public OpenedCallback<WeComRobotPush> read(OpenedEnvelope opened, CallbackRequest request) {
		XmlElement content = WeComPushReader.content(opened);
		WeComRobotPush push = new WeComRobotPush(this.robot, WeComFields.of(WeComPushReader.map(content)),
				WeComPushReader.isJson(opened));
		if (push.msgType().isEmpty()) {
			throw CallbackRejectedException.malformed("push has no MsgType");
		}
		return new OpenedCallback<>(push, identity(push, content), opened.seal());
	}

	/** The addresses in it may be made anew for a repetition. */
	private String identity(WeComRobotPush push, XmlElement content) {
		return "wecom-robot:" + this.robot + ":" + push.chatId() + ":" + ((push.msgId() != null) ? push.msgId()
				: content.digest("WebhookUrl", "GetChatInfoUrl", "webhook_url", "get_chat_info_url"));
	}

}
