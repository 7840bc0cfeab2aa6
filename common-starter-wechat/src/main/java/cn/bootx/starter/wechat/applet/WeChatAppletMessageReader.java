package cn.bootx.starter.wechat.applet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import cn.binarywang.wx.miniapp.bean.WxMaMediaAsyncCheckResult;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMsgEvent;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;

/**
 * Reads a push into WxJava's message type: all fields that it has, nested ones included,
 * and the map of all fields for those that have none. WxJava's own readers take JSON and
 * XML each in another shape, lose an event whose list has one entry, and fail for the
 * whole message where one number cannot be read.
 */
final class WeChatAppletMessageReader {

	/** The fields that have no inner structure. */
	private static final Map<String, BiConsumer<WxMaMessage, String>> SETTERS = Map.ofEntries(
			field("ToUserName", WxMaMessage::setToUser), field("FromUserName", WxMaMessage::setFromUser),
			number("CreateTime", Integer::valueOf, WxMaMessage::setCreateTime),
			field("MsgType", WxMaMessage::setMsgType), field("MsgDataFormat", WxMaMessage::setMsgDataFormat),
			field("Content", WxMaMessage::setContent), number("MsgId", Long::valueOf, WxMaMessage::setMsgId),
			field("PicUrl", WxMaMessage::setPicUrl), field("MediaId", WxMaMessage::setMediaId),
			field("Event", WxMaMessage::setEvent), field("Title", WxMaMessage::setTitle),
			field("AppId", WxMaMessage::setAppId), field("PagePath", WxMaMessage::setPagePath),
			field("ThumbUrl", WxMaMessage::setThumbUrl), field("ThumbMediaId", WxMaMessage::setThumbMediaId),
			field("SessionFrom", WxMaMessage::setSessionFrom), field("isrisky", WxMaMessage::setIsRisky),
			field("extra_info_json", WxMaMessage::setExtraInfoJson), field("appid", WxMaMessage::setAppid),
			field("trace_id", WxMaMessage::setTraceId), field("status_code", WxMaMessage::setStatusCode),
			number("version", Integer::valueOf, WxMaMessage::setVersion),
			number("Scene", Integer::valueOf, WxMaMessage::setScene), field("Query", WxMaMessage::setQuery),
			field("AppID", WxMaMessage::setAppID), field("RevokeInfo", WxMaMessage::setRevokeInfo),
			field("OpenID", WxMaMessage::setOpenId), field("PluginID", WxMaMessage::setPluginId),
			field("OpenPID", WxMaMessage::setOpenPid), field("ret", WxMaMessage::setRet),
			field("first", WxMaMessage::setFirst), field("second", WxMaMessage::setSecond),
			field("reason", WxMaMessage::setReason), field("Reason", WxMaMessage::setWeAppReason),
			field("nickname", WxMaMessage::setNickname));

	private WeChatAppletMessageReader() {
	}

	@SuppressWarnings("unchecked")
	static WxMaMessage read(AppletReader.Content push) {
		WxMaMessage message = new WxMaMessage();
		JsonNode fields = push.fields();
		fields.fieldNames().forEachRemaining((name) -> {
			String text = text(fields, name);
			BiConsumer<WxMaMessage, String> setter = SETTERS.get(name);
			if (text != null && setter != null) {
				setter.accept(message, text);
			}
		});
		checkResult(fields, message);
		switch (fields.path("Event").asText().toLowerCase(Locale.ROOT)) {
			case "subscribe_msg_popup_event" -> popup(list(fields, "SubscribeMsgPopupEvent"), message);
			case "subscribe_msg_change_event" -> change(list(fields, "SubscribeMsgChangeEvent"), message);
			case "subscribe_msg_sent_event" -> sent(list(fields, "SubscribeMsgSentEvent"), message);
			default -> {
				// Another event has no such list.
			}
		}
		message.setAllFieldsMap(Json.convert(fields, Map.class));
		return message;
	}

	private static Map.Entry<String, BiConsumer<WxMaMessage, String>> field(String name,
			BiConsumer<WxMaMessage, String> setter) {
		return Map.entry(name, setter);
	}

	/** One that cannot be read stays unset; its text is in the map of all fields. */
	private static <N extends Number> Map.Entry<String, BiConsumer<WxMaMessage, String>> number(String name,
			Function<String, N> parser, BiConsumer<WxMaMessage, N> setter) {
		return Map.entry(name, (message, text) -> {
			try {
				setter.accept(message, parser.apply(text.strip()));
			}
			catch (NumberFormatException ex) {
				setter.accept(message, null);
			}
		});
	}

	/** What {@code wxa_media_check} found: the whole result, and each strategy's. */
	private static void checkResult(JsonNode fields, WxMaMessage message) {
		JsonNode result = fields.path("result");
		if (result.isObject()) {
			message.setResult(WxMaMediaAsyncCheckResult.ResultBean.builder()
				.suggest(text(result, "suggest"))
				.label(text(result, "label"))
				.build());
		}
		List<WxMaMediaAsyncCheckResult.DetailBean> details = map(entries(fields.path("detail")),
				(entry) -> WxMaMediaAsyncCheckResult.DetailBean.builder()
					.strategy(text(entry, "strategy"))
					.errcode(number(entry, "errcode"))
					.suggest(text(entry, "suggest"))
					.label(text(entry, "label"))
					.prob(number(entry, "prob"))
					.build());
		if (!details.isEmpty()) {
			message.setDetail(details);
		}
	}

	/**
	 * The entries of an event about subscribe messages (订阅消息). XML has them as repeated
	 * {@code List} elements in an element of the event; JSON has them in {@code List} at
	 * the top.
	 */
	private static List<JsonNode> list(JsonNode fields, String element) {
		JsonNode holder = fields.path(element);
		return entries(holder.isObject() ? holder.path("List") : fields.path("List"));
	}

	private static void popup(List<JsonNode> entries, WxMaMessage message) {
		var event = new WxMaSubscribeMsgEvent.SubscribeMsgPopupEvent();
		event.setList(map(entries, (entry) -> {
			var popup = new WxMaSubscribeMsgEvent.PopupEvent();
			popup.setTemplateId(text(entry, "TemplateId"));
			popup.setSubscribeStatusString(text(entry, "SubscribeStatusString"));
			popup.setPopupScene(text(entry, "PopupScene"));
			return popup;
		}));
		message.setSubscribeMsgPopupEvent(event);
	}

	private static void change(List<JsonNode> entries, WxMaMessage message) {
		var event = new WxMaSubscribeMsgEvent.SubscribeMsgChangeEvent();
		event.setList(map(entries, (entry) -> {
			var change = new WxMaSubscribeMsgEvent.ChangeEvent();
			change.setTemplateId(text(entry, "TemplateId"));
			change.setSubscribeStatusString(text(entry, "SubscribeStatusString"));
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
			sent.setTemplateId(text(entry, "TemplateId"));
			sent.setMsgId(text(entry, "MsgID"));
			sent.setErrorCode(text(entry, "ErrorCode"));
			sent.setErrorStatus(text(entry, "ErrorStatus"));
			event.setList(sent);
		}
		message.setSubscribeMsgSentEvent(event);
	}

	/** The objects of a list; WeChat writes one of one entry as the entry itself. */
	private static List<JsonNode> entries(JsonNode list) {
		List<JsonNode> entries = new ArrayList<>();
		(list.isArray() ? list : List.of(list)).forEach((entry) -> {
			if (entry.isObject()) {
				entries.add(entry);
			}
		});
		return entries;
	}

	private static <T> List<T> map(List<JsonNode> entries, Function<JsonNode, T> reader) {
		return entries.stream().map(reader).toList();
	}

	/** The text of a field, or null if there is none or it has an inner structure. */
	static @Nullable String text(JsonNode entry, String name) {
		JsonNode value = entry.path(name);
		return (value.isValueNode() && !value.isNull()) ? value.asText() : null;
	}

	private static @Nullable Integer number(JsonNode entry, String name) {
		String text = entry.path(name).asText("").strip();
		return text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : null;
	}

}
