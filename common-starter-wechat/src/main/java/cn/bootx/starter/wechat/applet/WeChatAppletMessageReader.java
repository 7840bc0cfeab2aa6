package cn.bootx.starter.wechat.applet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import cn.binarywang.wx.miniapp.bean.WxMaMediaAsyncCheckResult;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;

import cn.bootx.starter.wechat.message.PushFields;

/**
 * Reads a push into WxJava's message type: all fields that it has, nested ones included,
 * and the map of all fields for those that have none. WxJava's own readers take JSON and
 * XML each in another shape, lose an event whose list has one entry, and fail for the
 * whole message where one number cannot be read.
 */
final class WeChatAppletMessageReader {

	/** The elements in which XML has the entries of events about subscribe messages. */
	private static final Map<String, String> SUBSCRIBE_EVENTS = Map.of("subscribe_msg_popup_event",
			"SubscribeMsgPopupEvent", "subscribe_msg_change_event", "SubscribeMsgChangeEvent",
			"subscribe_msg_sent_event", "SubscribeMsgSentEvent");

	private WeChatAppletMessageReader() {
	}

	static WxMaMessage read(AppletReader.Content push) {
		Map<String, Object> fields = push.fields();
		WxMaMessage message = PushFields.fill(new WxMaMessage(), fields);
		// Repeated in XML, too, unlike other lists.
		List<WxMaMediaAsyncCheckResult.DetailBean> details = PushFields.list(WxMaMediaAsyncCheckResult.DetailBean.class,
				fields.get("detail"));
		message.setDetail(details.isEmpty() ? null : details);
		String element = SUBSCRIBE_EVENTS.get(String.valueOf(fields.get("Event")).toLowerCase(Locale.ROOT));
		if (element != null && !(fields.get(element) instanceof Map)) {
			// JSON has them at the top.
			PushFields.fill(message,
					Map.of(element, Map.of("List", Objects.requireNonNullElse(fields.get("List"), List.of()))));
		}
		message.setAllFieldsMap(fields);
		return message;
	}

}
