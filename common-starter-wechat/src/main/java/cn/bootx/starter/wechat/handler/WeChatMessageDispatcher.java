package cn.bootx.starter.wechat.handler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.InternalSession;
import me.chanjar.weixin.common.session.InternalSessionManager;
import me.chanjar.weixin.common.session.StandardSessionManager;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * Asks the handlers of a message: scene handlers, the host's handlers in order, the rules
 * of WxJava's routers, and where none of them is for the message the built-in handlers.
 *
 * @since 0.1.0
 */
public final class WeChatMessageDispatcher {

	/** Key under which a handler's context holds the name of the account. */
	public static final String ACCOUNT = "account";

	private static final Logger logger = LoggerFactory.getLogger(WeChatMessageDispatcher.class);

	private final List<HandlerBinding> handlers;

	private final List<HandlerBinding> lastResorts;

	private final List<WxMpMessageRouter> routers;

	private final List<WeChatMessageInterceptor> interceptors;

	private final UnhandledMessages unhandled = new UnhandledMessages();

	private final WxSessionManager sessions = new StandardSessionManager();

	WeChatMessageDispatcher(List<HandlerBinding> handlers, List<HandlerBinding> lastResorts,
			List<WxMpMessageRouter> routers, List<WeChatMessageInterceptor> interceptors) {
		this.handlers = List.copyOf(handlers);
		this.lastResorts = List.copyOf(lastResorts);
		this.routers = List.copyOf(routers);
		this.interceptors = List.copyOf(interceptors);
		this.handlers.forEach((binding) -> logger.info("WeChat {} -> {}", binding.pattern(), binding.name()));
	}

	/**
	 * Asks the handlers.
	 * @return the reply, or null if there is none
	 * @throws cn.bootx.starter.core.client.PlatformException if a handler's call to
	 * WeChat failed; any other exception is the handler's own
	 */
	public @Nullable WxMpXmlOutMessage dispatch(WeChatReceiver receiver, WxMpXmlMessage message) {
		Map<String, Object> context = new HashMap<>();
		context.put(ACCOUNT, receiver.account());
		try {
			return complete(message, intercept(receiver, message, context));
		}
		catch (WxErrorException ex) {
			throw WeChatErrors.translate(Platform.WECHAT, "call in a handler", ex);
		}
		finally {
			endSessionAccess(message);
		}
	}

	private @Nullable WxMpXmlOutMessage intercept(WeChatReceiver receiver, WxMpXmlMessage message,
			Map<String, Object> context) throws WxErrorException {
		for (WeChatMessageInterceptor interceptor : this.interceptors) {
			if (!interceptor.before(receiver, message)) {
				return null;
			}
		}
		WxMpXmlOutMessage reply = ask(receiver, message, context);
		for (int i = this.interceptors.size() - 1; i >= 0; i--) {
			reply = this.interceptors.get(i).after(receiver, message, reply);
		}
		return reply;
	}

	private @Nullable WxMpXmlOutMessage ask(WeChatReceiver receiver, WxMpXmlMessage message,
			Map<String, Object> context) throws WxErrorException {
		WxMpXmlOutMessage reply = null;
		boolean taken = false;
		for (HandlerBinding binding : this.handlers) {
			if (!binding.pattern().matches(receiver.account(), message)) {
				continue;
			}
			taken |= binding.pattern().isSpecific();
			WxMpXmlOutMessage answer = binding.handler().handle(message, context, receiver.service(), this.sessions);
			reply = (reply != null) ? reply : answer;
			if (answer != null && !binding.laterRunToo()) {
				return reply;
			}
		}
		for (WxMpMessageRouter router : this.routers) {
			WxMpXmlOutMessage answer = router.route(message, context, receiver.service());
			reply = (reply != null) ? reply : answer;
		}
		return (reply == null && !taken) ? askLastResorts(receiver, message, context) : reply;
	}

	private @Nullable WxMpXmlOutMessage askLastResorts(WeChatReceiver receiver, WxMpXmlMessage message,
			Map<String, Object> context) throws WxErrorException {
		this.unhandled.note(message);
		for (HandlerBinding binding : this.lastResorts) {
			if (binding.pattern().matches(receiver.account(), message)) {
				WxMpXmlOutMessage reply = binding.handler().handle(message, context, receiver.service(), this.sessions);
				if (reply != null) {
					return reply;
				}
			}
		}
		return null;
	}

	private static @Nullable WxMpXmlOutMessage complete(WxMpXmlMessage message, @Nullable WxMpXmlOutMessage reply) {
		if (reply == null || "unsubscribe".equalsIgnoreCase(message.getEvent())) {
			// A reply to somebody who left reaches nobody.
			return null;
		}
		if (reply.getToUserName() == null) {
			reply.setToUserName(message.getFromUser());
		}
		if (reply.getFromUserName() == null) {
			reply.setFromUserName(message.getToUser());
		}
		return reply;
	}

	/** Without this WxJava's sessions never expire. */
	private void endSessionAccess(WxMpXmlMessage message) {
		if (message.getFromUser() == null) {
			return;
		}
		InternalSession session = ((InternalSessionManager) this.sessions).findSession(message.getFromUser());
		if (session != null) {
			session.endAccess();
		}
	}

}
