package cn.bootx.starter.wechat.applet;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;

/**
 * The fields of a push that have no inner structure, and where WxJava's message keeps
 * them. A number that cannot be read stays unset; its text is in the map of all fields.
 */
final class MessageFields {

	static final Map<String, BiConsumer<WxMaMessage, String>> SETTERS = Map.ofEntries(
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

	private MessageFields() {
	}

	private static Map.Entry<String, BiConsumer<WxMaMessage, String>> field(String name,
			BiConsumer<WxMaMessage, String> setter) {
		return Map.entry(name, setter);
	}

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

}
