package cn.bootx.starter.wechat.applet;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMsgEvent;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The three events about subscribe messages (订阅消息). XML has their entries as repeated
 * {@code List} elements in an element of the event; JSON has them in {@code List} at the
 * top, as an array, or as an object where there is one.
 */
final class SubscribeEventFields {

	private SubscribeEventFields() {
	}

	static void read(JsonNode fields, WxMaMessage message) {
		switch (fields.path("Event").asText().toLowerCase(Locale.ROOT)) {
			case "subscribe_msg_popup_event" -> popup(entries(fields, "SubscribeMsgPopupEvent"), message);
			case "subscribe_msg_change_event" -> change(entries(fields, "SubscribeMsgChangeEvent"), message);
			case "subscribe_msg_sent_event" -> sent(entries(fields, "SubscribeMsgSentEvent"), message);
			default -> {
				// Another event has no such list.
			}
		}
	}

	private static List<JsonNode> entries(JsonNode fields, String element) {
		JsonNode holder = fields.path(element);
		return CheckResultFields.entries(holder.isObject() ? holder.path("List") : fields.path("List"));
	}

	private static void popup(List<JsonNode> entries, WxMaMessage message) {
		var event = new WxMaSubscribeMsgEvent.SubscribeMsgPopupEvent();
		event.setList(list(entries, (entry) -> {
			var popup = new WxMaSubscribeMsgEvent.PopupEvent();
			popup.setTemplateId(CheckResultFields.text(entry, "TemplateId"));
			popup.setSubscribeStatusString(CheckResultFields.text(entry, "SubscribeStatusString"));
			popup.setPopupScene(CheckResultFields.text(entry, "PopupScene"));
			return popup;
		}));
		message.setSubscribeMsgPopupEvent(event);
	}

	private static void change(List<JsonNode> entries, WxMaMessage message) {
		var event = new WxMaSubscribeMsgEvent.SubscribeMsgChangeEvent();
		event.setList(list(entries, (entry) -> {
			var change = new WxMaSubscribeMsgEvent.ChangeEvent();
			change.setTemplateId(CheckResultFields.text(entry, "TemplateId"));
			change.setSubscribeStatusString(CheckResultFields.text(entry, "SubscribeStatusString"));
			return change;
		}));
		message.setSubscribeMsgChangeEvent(event);
	}

	/** One message is one event; WxJava has room for one entry. */
	private static void sent(List<JsonNode> entries, WxMaMessage message) {
		var event = new WxMaSubscribeMsgEvent.SubscribeMsgSentEvent();
		if (!entries.isEmpty()) {
			JsonNode entry = entries.get(0);
			var sent = new WxMaSubscribeMsgEvent.SentEvent();
			sent.setTemplateId(CheckResultFields.text(entry, "TemplateId"));
			sent.setMsgId(CheckResultFields.text(entry, "MsgID"));
			sent.setErrorCode(CheckResultFields.text(entry, "ErrorCode"));
			sent.setErrorStatus(CheckResultFields.text(entry, "ErrorStatus"));
			event.setList(sent);
		}
		message.setSubscribeMsgSentEvent(event);
	}

	private static <T> List<T> list(List<JsonNode> entries, Function<JsonNode, T> reader) {
		return entries.stream().map(reader).toList();
	}

}
