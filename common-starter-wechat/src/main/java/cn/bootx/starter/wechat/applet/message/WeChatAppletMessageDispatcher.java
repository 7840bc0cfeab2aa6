package cn.bootx.starter.wechat.applet.message;

import java.util.List;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.HandlerPattern;
import cn.bootx.starter.core.handler.HandlerSuggestion;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * Asks the handlers of a mini program's message.
 *
 * @since 0.1.0
 */
public final class WeChatAppletMessageDispatcher {

	private static final Logger logger = LoggerFactory.getLogger(WeChatAppletMessageDispatcher.class);

	private final WxMaService service;

	private final List<WeChatAppletMessageHandler> handlers;

	private final HandlerSuggestion suggestion = new HandlerSuggestion("WeChat mini program");

	/**
	 * Makes the dispatcher.
	 * @param handlers in the order in which they are asked
	 */
	public WeChatAppletMessageDispatcher(WxMaService service, List<WeChatAppletMessageHandler> handlers) {
		this.service = service;
		this.handlers = List.copyOf(handlers);
		this.handlers.forEach((handler) -> logger.info("WeChat mini program {} {} -> {}", orAny(handler.getMsgType()),
				orAny(handler.getEvent()), handler.getClass().getName()));
	}

	/**
	 * Asks the handlers.
	 * @return the reply, or null if there is none
	 * @throws cn.bootx.starter.core.client.PlatformException if a handler's call to
	 * WeChat failed; any other exception is the handler's own
	 */
	public @Nullable WeChatAppletReply dispatch(WxMaMessage message) {
		try {
			WeChatAppletReply reply = ask(message);
			if (reply != null && message.getEvent() != null) {
				logger.warn("A handler wants to transfer the {} to the customer service, which WeChat takes "
						+ "for messages of users only; it is acknowledged instead", MessageKind.of(message));
				return null;
			}
			return reply;
		}
		catch (WxErrorException ex) {
			throw WeChatErrors.translate(Platform.WECHAT_APPLET, "call in a handler", ex);
		}
	}

	private @Nullable WeChatAppletReply ask(WxMaMessage message) throws WxErrorException {
		WeChatAppletReply reply = null;
		boolean matched = false;
		for (WeChatAppletMessageHandler handler : this.handlers) {
			if (!HandlerPattern.same(handler.getMsgType(), message.getMsgType())
					|| !HandlerPattern.same(handler.getEvent(), message.getEvent())) {
				continue;
			}
			matched = true;
			WeChatAppletReply answer = handler.handle(message, this.service);
			reply = (reply != null) ? reply : answer;
			if (answer != null && !handler.isLaterHandlersRunToo()) {
				return reply;
			}
		}
		if (!matched) {
			MessageKind kind = MessageKind.of(message);
			this.suggestion.show(kind.toString(), kind::handler);
		}
		return reply;
	}

	private static String orAny(@Nullable String name) {
		return (name != null) ? name : "*";
	}

}
