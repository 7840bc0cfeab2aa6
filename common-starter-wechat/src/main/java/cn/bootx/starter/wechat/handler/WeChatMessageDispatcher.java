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

	private final SendableReply sendable = new SendableReply();

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
	 * @return a reply that WeChat takes, or null for none
	 * @throws cn.bootx.starter.core.client.PlatformException if a handler's call to
	 * WeChat failed; any other exception is the handler's own
	 */
	public @Nullable WxMpXmlOutMessage dispatch(WeChatReceiver receiver, WxMpXmlMessage message) {
		Map<String, Object> context = new HashMap<>();
		context.put(ACCOUNT, receiver.account());
		try {
			Answer answer = intercept(receiver, message, context);
			WxMpXmlOutMessage reply = complete(message, answer.reply());
			return (reply != null) ? this.sendable.of(reply, answer.handler(), receiver, message) : null;
		}
		catch (WxErrorException ex) {
			throw WeChatErrors.translate(Platform.WECHAT, "call in a handler", ex);
		}
		finally {
			endSessionAccess(message);
		}
	}

	private Answer intercept(WeChatReceiver receiver, WxMpXmlMessage message, Map<String, Object> context)
			throws WxErrorException {
		for (WeChatMessageInterceptor interceptor : this.interceptors) {
			if (!interceptor.before(receiver, message)) {
				return Answer.NONE;
			}
		}
		Answer answer = ask(receiver, message, context);
		for (int i = this.interceptors.size() - 1; i >= 0; i--) {
			WeChatMessageInterceptor interceptor = this.interceptors.get(i);
			WxMpXmlOutMessage reply = interceptor.after(receiver, message, answer.reply());
			answer = (reply == answer.reply()) ? answer : new Answer(reply, interceptor.getClass().getName());
		}
		return answer;
	}

	private Answer ask(WeChatReceiver receiver, WxMpXmlMessage message, Map<String, Object> context)
			throws WxErrorException {
		Answer first = Answer.NONE;
		boolean taken = false;
		for (HandlerBinding binding : this.handlers) {
			if (!binding.pattern().matches(receiver.account(), message)) {
				continue;
			}
			taken |= binding.pattern().isSpecific();
			WxMpXmlOutMessage reply = binding.handler().handle(message, context, receiver.service(), this.sessions);
			first = first.or(reply, binding.name());
			if (reply != null && !binding.laterRunToo()) {
				return first;
			}
		}
		for (WxMpMessageRouter router : this.routers) {
			taken |= RouterRules.handle(router, message);
			first = first.or(router.route(message, context, receiver.service()), "a router rule");
		}
		return (first.reply() == null && !taken) ? askLastResorts(receiver, message, context) : first;
	}

	private Answer askLastResorts(WeChatReceiver receiver, WxMpXmlMessage message, Map<String, Object> context)
			throws WxErrorException {
		this.unhandled.note(message);
		for (HandlerBinding binding : this.lastResorts) {
			if (binding.pattern().matches(receiver.account(), message)) {
				WxMpXmlOutMessage reply = binding.handler().handle(message, context, receiver.service(), this.sessions);
				if (reply != null) {
					return new Answer(reply, binding.name());
				}
			}
		}
		return Answer.NONE;
	}

	private static @Nullable WxMpXmlOutMessage complete(WxMpXmlMessage message, @Nullable WxMpXmlOutMessage reply) {
		if (reply == null || "unsubscribe".equalsIgnoreCase(message.getEvent())) {
			// WeChat ignores replies to a fan who has left.
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

	/**
	 * A reply and who made it.
	 */
	private record Answer(@Nullable WxMpXmlOutMessage reply, String handler) {

		static final Answer NONE = new Answer(null, "");

		Answer or(@Nullable WxMpXmlOutMessage later, String by) {
			return (this.reply != null || later == null) ? this : new Answer(later, by);
		}

	}

}
