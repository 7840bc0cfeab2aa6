package cn.bootx.starter.wechat.message;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

/**
 * The fields of a push that are numbers, and where WxJava's message keeps them. What is
 * not a number stays unset; its text is in the map of all fields. WxJava's own reader
 * fails for the whole message.
 */
final class NumberFields {

	static final Map<String, BiConsumer<WxMpXmlMessage, String>> SETTERS = Map.ofEntries(
			whole("CreateTime", WxMpXmlMessage::setCreateTime), whole("MenuId", WxMpXmlMessage::setMenuId),
			whole("MsgId", WxMpXmlMessage::setMsgId), decimal("Location_X", WxMpXmlMessage::setLocationX),
			decimal("Location_Y", WxMpXmlMessage::setLocationY), decimal("Scale", WxMpXmlMessage::setScale),
			decimal("Latitude", WxMpXmlMessage::setLatitude), decimal("Longitude", WxMpXmlMessage::setLongitude),
			decimal("Precision", WxMpXmlMessage::setPrecision), small("ret", WxMpXmlMessage::setRet),
			whole("MsgID", WxMpXmlMessage::setMassMsgId), small("TotalCount", WxMpXmlMessage::setTotalCount),
			small("FilterCount", WxMpXmlMessage::setFilterCount), small("SentCount", WxMpXmlMessage::setSentCount),
			small("ErrorCount", WxMpXmlMessage::setErrorCount),
			small("IsGiveByFriend", WxMpXmlMessage::setIsGiveByFriend), small("OuterId", WxMpXmlMessage::setOuterId),
			whole("ExpiredTime", WxMpXmlMessage::setExpiredTime), whole("FailTime", WxMpXmlMessage::setFailTime),
			whole("RefillTime", WxMpXmlMessage::setRefillTime), small("OpType", WxMpXmlMessage::setOpType),
			small("DeviceStatus", WxMpXmlMessage::setDeviceStatus), whole("SuccTime", WxMpXmlMessage::setSuccessTime),
			whole("DelayTime", WxMpXmlMessage::setDelayTime));

	private NumberFields() {
	}

	private static Map.Entry<String, BiConsumer<WxMpXmlMessage, String>> whole(String name,
			BiConsumer<WxMpXmlMessage, Long> setter) {
		return field(name, Long::valueOf, setter);
	}

	private static Map.Entry<String, BiConsumer<WxMpXmlMessage, String>> small(String name,
			BiConsumer<WxMpXmlMessage, Integer> setter) {
		return field(name, Integer::valueOf, setter);
	}

	private static Map.Entry<String, BiConsumer<WxMpXmlMessage, String>> decimal(String name,
			BiConsumer<WxMpXmlMessage, Double> setter) {
		return field(name, Double::valueOf, setter);
	}

	private static <N extends Number> Map.Entry<String, BiConsumer<WxMpXmlMessage, String>> field(String name,
			Function<String, N> parser, BiConsumer<WxMpXmlMessage, N> setter) {
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
