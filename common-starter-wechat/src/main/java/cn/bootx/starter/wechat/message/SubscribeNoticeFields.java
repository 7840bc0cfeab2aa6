package cn.bootx.starter.wechat.message;

import java.util.List;
import java.util.function.Function;

import me.chanjar.weixin.mp.bean.message.WxMpSubscribeMsgEvent;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * The three events about subscribe notices (订阅通知), whose lists are repeated {@code List}
 * elements.
 */
final class SubscribeNoticeFields {

	private SubscribeNoticeFields() {
	}

	static void popup(WxMpXmlMessage message, XmlElement element) {
		var event = new WxMpSubscribeMsgEvent.SubscribeMsgPopupEvent();
		event.getList().addAll(list(element, (entry) -> {
			var popup = new WxMpSubscribeMsgEvent.PopupEvent();
			popup.setTemplateId(entry.childText("TemplateId"));
			popup.setSubscribeStatusString(entry.childText("SubscribeStatusString"));
			popup.setPopupScene(entry.childText("PopupScene"));
			return popup;
		}));
		message.setSubscribeMsgPopupEvent(event);
	}

	static void change(WxMpXmlMessage message, XmlElement element) {
		var event = new WxMpSubscribeMsgEvent.SubscribeMsgChangeEvent();
		event.getList().addAll(list(element, (entry) -> {
			var change = new WxMpSubscribeMsgEvent.ChangeEvent();
			change.setTemplateId(entry.childText("TemplateId"));
			change.setSubscribeStatusString(entry.childText("SubscribeStatusString"));
			return change;
		}));
		message.setSubscribeMsgChangeEvent(event);
	}

	static void sent(WxMpXmlMessage message, XmlElement element) {
		var event = new WxMpSubscribeMsgEvent.SubscribeMsgSentEvent();
		event.getList().addAll(list(element, (entry) -> {
			var sent = new WxMpSubscribeMsgEvent.SentEvent();
			sent.setTemplateId(entry.childText("TemplateId"));
			sent.setMsgId(entry.childText("MsgID"));
			sent.setErrorCode(entry.childText("ErrorCode"));
			sent.setErrorStatus(entry.childText("ErrorStatus"));
			return sent;
		}));
		message.setSubscribeMsgSentEvent(event);
	}

	private static <T> List<T> list(XmlElement element, Function<XmlElement, T> reader) {
		return element.children().stream().filter((child) -> child.name().equals("List")).map(reader).toList();
	}

}
