package cn.bootx.starter.wecom.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.handler.WeComHandlerMethods;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;

/**
 * Asks the handlers in their order until one replies.
 */
final class WeComDispatcher implements CallbackDispatcher<WxCpXmlMessage> {

	private static final Logger logger = LoggerFactory.getLogger(WeComDispatcher.class);

	private final WeComAgent agent;

	private final List<WeComMessageHandler> handlers;

	private final HandlerSuggestion suggestion;

	private final SendableReply replies;

	WeComDispatcher(WeComAgent agent, List<WeComMessageHandler> handlers, HandlerSuggestion suggestion,
			SendableReply replies) {
		this.agent = agent;
		this.handlers = List.copyOf(handlers);
		this.suggestion = suggestion;
		this.replies = replies;
	}

	@Override
	public @Nullable String dispatch(WxCpXmlMessage message) throws WxErrorException {
		WxCpXmlOutMessage reply = null;
		String replier = "";
		boolean handled = false;
		Map<String, Object> context = new HashMap<>();
		context.put(WeComHandlerMethods.ACCOUNT, this.agent.name());
		for (WeComMessageHandler handler : this.handlers) {
			if (!matches(handler, message)) {
				continue;
			}
			handled = true;
			WxCpXmlOutMessage answer = handle(handler, message, context);
			if (reply == null && answer != null) {
				reply = answer;
				replier = handler.getClass().getName();
			}
			if (reply != null && !handler.isLaterHandlersRunToo()) {
				break;
			}
		}
		if (!handled) {
			this.suggestion.log(message);
		}
		return (reply != null) ? this.replies.write(reply, replier, message) : null;
	}

	private @Nullable WxCpXmlOutMessage handle(WeComMessageHandler handler, WxCpXmlMessage message,
			Map<String, Object> context) throws WxErrorException {
		WxCpService service = this.agent.wxCpService();
		try {
			return handler.handle(message, context, service, service.getSessionManager());
		}
		catch (WxErrorException | RuntimeException ex) {
			logger.error("{} failed on {} {} of WeCom agent {}", handler.getClass().getName(),
					HandlerSuggestion.loggable(message.getMsgType()), HandlerSuggestion.loggable(message.getEvent()),
					this.agent.name());
			throw ex;
		}
	}

	private boolean matches(WeComMessageHandler handler, WxCpXmlMessage message) {
		return same(handler.getMsgType(), message.getMsgType()) && same(handler.getEvent(), message.getEvent())
				&& same(handler.getChangeType(), message.getChangeType())
				&& sameKey(handler.getEventKey(), message.getEventKey())
				&& (handler.getAccounts().isEmpty() || handler.getAccounts().contains(this.agent.name()));
	}

	private static boolean sameKey(@Nullable String wanted, @Nullable String present) {
		if (wanted == null) {
			return true;
		}
		if (present == null) {
			return false;
		}
		return wanted.endsWith("*") ? present.startsWith(wanted.substring(0, wanted.length() - 1))
				: wanted.equals(present);
	}

	/** WeCom writes LOCATION, but click; handlers need not know. */
	private static boolean same(@Nullable String wanted, @Nullable String present) {
		return wanted == null || wanted.equalsIgnoreCase(present);
	}

}
