package cn.bootx.starter.wecom.portal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows once for each kind of push without a handler what a handler for it looks like.
 */
final class HandlerSuggestion {

	private static final Logger logger = LoggerFactory.getLogger(HandlerSuggestion.class);

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

	/** Names come from the platform, but must not fill the memory. */
	private static final int MAX_KINDS = 200;

	private final Set<String> seen = ConcurrentHashMap.newKeySet();

	void log(WxCpXmlMessage message) {
		String kind = loggable(message.getMsgType()) + "/" + loggable(message.getEvent()) + "/"
				+ loggable(message.getChangeType());
		if (this.seen.size() >= MAX_KINDS || !this.seen.add(kind)) {
			return;
		}
		logger.info("No handler for WeCom pushes of the kind {}. This bean would get them:\n{}", kind, code(message));
	}

	static String code(WxCpXmlMessage message) {
		StringBuilder code = new StringBuilder("""
				@Component
				class MyWeComHandler implements WeComMessageHandler {
				""");
		method(code, "getMsgType", message.getMsgType());
		method(code, "getEvent", message.getEvent());
		method(code, "getChangeType", message.getChangeType());
		return code.append("""
				    @Override
				    public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context,
				            WxCpService service, WxSessionManager sessions) {
				        return null;
				    }
				}""").toString();
	}

	/**
	 * A name of a push as a log line may hold it: whatever could forge another line is
	 * left out.
	 */
	static @Nullable String loggable(@Nullable String value) {
		return (value == null || isName(value)) ? value : "(not a name)";
	}

	private static boolean isName(String value) {
		return NAME.matcher(value).matches();
	}

	private static void method(StringBuilder code, String name, @Nullable String value) {
		// Only what a Java string literal can hold as it is.
		if (value != null && isName(value)) {
			code.append("    @Override\n    public String ")
				.append(name)
				.append("() {\n        return \"")
				.append(value)
				.append("\";\n    }\n");
		}
	}

}
