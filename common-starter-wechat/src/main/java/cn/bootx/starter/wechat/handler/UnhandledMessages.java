package cn.bootx.starter.wechat.handler;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once for each kind of message that nobody handles it, with a handler to paste.
 */
final class UnhandledMessages {

	private static final Logger logger = LoggerFactory.getLogger(UnhandledMessages.class);

	/** More kinds than WeChat has; what pretends to be more is not logged. */
	private static final int MAX_KINDS = 100;

	private final Set<String> known = ConcurrentHashMap.newKeySet();

	void note(WxMpXmlMessage message) {
		boolean event = message.getEvent() != null;
		String kind = event ? message.getEvent() : String.valueOf(message.getMsgType());
		if (this.known.size() >= MAX_KINDS || !kind.matches("\\w{1,64}")
				|| !this.known.add(kind.toLowerCase(Locale.ROOT))) {
			return;
		}
		logger.info("""
				No handler for WeChat {} '{}'. To handle it, add this bean:
				@Component
				class MyHandler implements WeChatMpMessageHandler {
					@Override
					public String {}() {
						return "{}";
					}
					@Override
					public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,
							WxMpService service, WxSessionManager sessions) {
						return null;
					}
				}""", event ? "event" : "message", kind, event ? "getEvent" : "getMsgType", kind);
	}

}
