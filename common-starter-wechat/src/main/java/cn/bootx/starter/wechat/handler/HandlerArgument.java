package cn.bootx.starter.wechat.handler;

import java.util.Map;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * What an annotated method may ask for.
 */
@FunctionalInterface
interface HandlerArgument {

	@Nullable Object resolve(WxMpXmlMessage message, Map<String, Object> context, WxMpService service, WxSessionManager sessions);

	/**
	 * The argument for a parameter.
	 * @param name name of the parameter, or null if the class does not hold it
	 * @return the argument, or null if there is none for such a parameter
	 */
	static @Nullable HandlerArgument of(Class<?> type, @Nullable String name) {
		if (type == WxMpXmlMessage.class) {
			return (message, context, service, sessions) -> message;
		}
		if (type == WxMpService.class) {
			return (message, context, service, sessions) -> service;
		}
		if (type == WxSessionManager.class) {
			return (message, context, service, sessions) -> sessions;
		}
		if (type == Map.class) {
			return (message, context, service, sessions) -> context;
		}
		return (type == String.class && name != null) ? text(name) : null;
	}

	private static @Nullable HandlerArgument text(String name) {
		return switch (name) {
			case "openId" -> (message, context, service, sessions) -> message.getFromUser();
			case "content" -> (message, context, service, sessions) -> message.getContent();
			case "eventKey" -> (message, context, service, sessions) -> message.getEventKey();
			case "account" -> (message, context, service, sessions) -> context.get(WeChatMessageDispatcher.ACCOUNT);
			default -> null;
		};
	}

}
