package cn.bootx.starter.wechat.applet;

import java.util.Map;
import java.util.function.BiConsumer;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;

import cn.bootx.starter.core.json.Json;

/**
 * Reads a push into WxJava's message type: all fields that it has, nested ones included,
 * and the map of all fields for those that have none. WxJava's own readers take JSON and
 * XML each in another shape, lose an event whose list has one entry, and fail for the
 * whole message where one number cannot be read.
 */
final class WeChatAppletMessageReader {

	private WeChatAppletMessageReader() {
	}

	/**
	 * Reads the message.
	 */
	static WxMaMessage read(WeChatAppletPush push) {
		WxMaMessage message = new WxMaMessage();
		push.fields().fieldNames().forEachRemaining((name) -> {
			String text = push.text(name);
			if (text != null) {
				BiConsumer<WxMaMessage, String> setter = MessageFields.SETTERS.get(name);
				if (setter != null) {
					setter.accept(message, text);
				}
			}
		});
		CheckResultFields.read(push.fields(), message);
		SubscribeEventFields.read(push.fields(), message);
		message.setAllFieldsMap(map(push));
		return message;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(WeChatAppletPush push) {
		return Json.convert(push.fields(), Map.class);
	}

}
