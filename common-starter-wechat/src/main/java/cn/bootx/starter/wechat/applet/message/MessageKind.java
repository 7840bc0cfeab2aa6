package cn.bootx.starter.wechat.applet.message;

import java.util.Locale;
import java.util.regex.Pattern;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;

/**
 * Which kind of message it is, in words that a log and suggested code may hold.
 *
 * @param event whether it is an event
 * @param name its event or kind, or {@code unknown} if it is not a name
 */
record MessageKind(boolean event, String name) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");

	static MessageKind of(WxMaMessage message) {
		boolean event = message.getEvent() != null;
		String name = event ? message.getEvent() : message.getMsgType();
		return new MessageKind(event,
				(name != null && NAME.matcher(name).matches()) ? name.toLowerCase(Locale.ROOT) : "unknown");
	}

	/** A handler to paste. */
	String handler() {
		return """
				@Component
				class MyHandler implements WeChatAppletMessageHandler {

					@Override
					public String %s() {
						return "%s";
					}

					@Override
					public WeChatAppletReply handle(WxMaMessage message, WxMaService service) {
						return null;
					}

				}""".formatted(this.event ? "getEvent" : "getMsgType", this.name);
	}

	@Override
	public String toString() {
		return (this.event ? "event " : "message ") + this.name;
	}

}
