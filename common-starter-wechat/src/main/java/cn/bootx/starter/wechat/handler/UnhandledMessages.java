package cn.bootx.starter.wechat.handler;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import cn.bootx.starter.core.handler.HandlerSuggestion;

/**
 * Shows what a handler looks like for messages that have none.
 */
final class UnhandledMessages {

	private final HandlerSuggestion suggestion = new HandlerSuggestion("WeChat");

	void note(WxMpXmlMessage message) {
		boolean event = message.getEvent() != null;
		String kind = event ? message.getEvent() : message.getMsgType();
		if (HandlerSuggestion.isName(kind)) {
			this.suggestion.show((event ? "event " : "") + kind, () -> code(event ? "getEvent" : "getMsgType", kind));
		}
	}

	private static String code(String method, String kind) {
		return """
				@Component
				class MyHandler implements WeChatMpMessageHandler {
					@Override
					public String %s() {
						return "%s";
					}
					@Override
					public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,
							WxMpService service, WxSessionManager sessions) {
						return null;
					}
				}""".formatted(method, kind);
	}

}
