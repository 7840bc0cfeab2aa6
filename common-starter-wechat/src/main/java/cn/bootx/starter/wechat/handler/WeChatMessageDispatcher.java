package cn.bootx.starter.wechat.handler;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.InternalSession;
import me.chanjar.weixin.common.session.InternalSessionManager;
import me.chanjar.weixin.common.session.StandardSessionManager;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.api.WxMpMessageRouterRule;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ReflectionUtils;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.HandlerBinding;
import cn.bootx.starter.core.handler.HandlerMethods;
import cn.bootx.starter.core.handler.HandlerSelector;
import cn.bootx.starter.core.handler.MessageDispatcher;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * Asks the handlers of a message in the order in which they were added, and where none of
 * them is for the message the built-in handlers.
 *
 * @since 0.1.0
 */
public final class WeChatMessageDispatcher {

	/** Key under which a handler's context holds the name of the account. */
	public static final String ACCOUNT = "account";

	private static final HandlerMethods.Arguments<Call> ARGUMENTS = new HandlerMethods.Arguments<Call>()
		.text("openId", (call) -> call.message().getFromUser())
		.text("content", (call) -> call.message().getContent())
		.text("eventKey", (call) -> call.message().getEventKey())
		.text("account", (call) -> call.context().get(ACCOUNT))
		.type(WxMpXmlMessage.class, Call::message)
		.type(WxMpService.class, Call::service)
		.type(WxSessionManager.class, Call::sessions)
		.type(Map.class, Call::context);

	private final MessageDispatcher<Call, WxMpXmlOutMessage> dispatcher = new MessageDispatcher<>(
			WxMpXmlOutMessage.class, WeChatMpMessageHandler.class,
			"WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,\n"
					+ "\t\t\tWxMpService service, WxSessionManager sessions)");

	private SendableReply sendable = new SendableReply(TextSender.WX_JAVA);

	private final WxSessionManager sessions = new StandardSessionManager();

	/** Adds handlers of QR scenes, in order. */
	public WeChatMessageDispatcher scenes(List<WeChatQrSceneMsgHandler> scenes) {
		this.dispatcher.add(scenes.stream().map(WeChatMessageDispatcher::scene).toList());
		return this;
	}

	/** Adds handlers, in order; the built-in ones among them are asked last. */
	public WeChatMessageDispatcher handlers(List<WeChatMpMessageHandler> handlers) {
		for (WeChatMpMessageHandler handler : handlers) {
			HandlerBinding<Call, WxMpXmlOutMessage> binding = HandlerBinding
				.<Call, WxMpXmlOutMessage>of(handler, handler,
						(call) -> handler.handle(call.message(), call.context(), call.service(), call.sessions()))
				.takingIfSpecific();
			if (handler instanceof LastResortHandler) {
				this.dispatcher.addLastResorts(List.of(binding));
			}
			else {
				this.dispatcher.add(List.of(binding));
			}
		}
		return this;
	}

	public WeChatMessageDispatcher annotated(ConfigurableListableBeanFactory beans) {
		this.dispatcher.add(new HandlerMethods<>(beans, ARGUMENTS, WeChatMessageDispatcher::reply, String.class,
				WxMpXmlOutMessage.class)
			.with(WeChatMessage.class, WeChatEvent.class)
			.stream()
			.map(HandlerBinding::takingIfSpecific)
			.toList());
		return this;
	}

	/** Adds routers of WxJava, which take what one of their rules is for. */
	public WeChatMessageDispatcher routers(List<WxMpMessageRouter> routers) {
		this.dispatcher.add(routers.stream().map(WeChatMessageDispatcher::router).toList());
		return this;
	}

	/** Adds what sees every message, in order. */
	public WeChatMessageDispatcher interceptors(List<MessageInterceptor> interceptors) {
		this.dispatcher.addInterceptors(interceptors);
		return this;
	}

	/** Sends the parts of replies that are too long in that way, and not by WxJava. */
	public WeChatMessageDispatcher longReplies(TextSender sender) {
		this.sendable = new SendableReply(sender);
		return this;
	}

	/**
	 * Asks the handlers.
	 * @return a reply that WeChat takes, or null for none
	 * @throws cn.bootx.starter.core.client.PlatformException if a handler's call to
	 * WeChat failed; any other exception is the handler's own
	 */
	public @Nullable WxMpXmlOutMessage dispatch(Receiver receiver, WxMpXmlMessage message) {
		Map<String, Object> context = new HashMap<>();
		context.put(ACCOUNT, receiver.account());
		try {
			MessageDispatcher.Answer<WxMpXmlOutMessage> answer = this.dispatcher.dispatch(received(receiver, message),
					new Call(message, context, receiver.service(), this.sessions));
			WxMpXmlOutMessage reply = complete(message, answer.reply());
			return (reply != null) ? this.sendable.of(reply, answer.handler(), receiver, message) : null;
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (WxErrorException ex) {
			throw WeChatErrors.translate(Platform.WECHAT, "call in a handler", ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			endSessionAccess(message);
		}
	}

	/** A newcomer's scene is also known without its mark. */
	private static ReceivedMessage received(Receiver receiver, WxMpXmlMessage message) {
		String key = message.getEventKey();
		return new ReceivedMessage(Platform.WECHAT, receiver.account(), message.getMsgType(), message.getEvent(),
				(key != null) ? List.of(key, WeChatQrSceneMsgHandler.Scene.strip(key)) : List.of(),
				message.getContent(), message);
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
		InternalSession session = (message.getFromUser() != null)
				? ((InternalSessionManager) this.sessions).findSession(message.getFromUser()) : null;
		if (session != null) {
			session.endAccess();
		}
	}

	/** A scan of a newcomer is a subscription with a scene, so both events are bound. */
	private static HandlerBinding<Call, WxMpXmlOutMessage> scene(WeChatQrSceneMsgHandler handler) {
		String prefix = WeChatQrSceneMsgHandler.Scene.strip(handler.getPrefix());
		return HandlerBinding.<Call, WxMpXmlOutMessage>of(handler,
				new Selector("event", prefix + "*", handler.isLaterHandlersRunToo()), (call) -> {
					String scene = WeChatQrSceneMsgHandler.Scene.of(call.message());
					return (scene != null && scene.startsWith(prefix))
							? handler.handler(call.message(), call.context(), call.service(), call.sessions()) : null;
				})
			.takingIfSpecific();
	}

	private static HandlerBinding<Call, WxMpXmlOutMessage> router(WxMpMessageRouter router) {
		return HandlerBinding
			.<Call, WxMpXmlOutMessage>of(router, new Selector(null, null, true),
					(call) -> router.route(call.message(), call.context(), call.service()))
			.taking((call) -> RouterRules.handle(router, call.message()));
	}

	private static @Nullable WxMpXmlOutMessage reply(Object returned) {
		if (returned instanceof String text) {
			return text.isEmpty() ? null : WxMpXmlOutMessage.TEXT().content(text).build();
		}
		return (WxMpXmlOutMessage) returned;
	}

	private record Call(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessions) {
	}

	private record Selector(@Nullable String getMsgType, @Nullable String getEventKey,
			boolean isLaterHandlersRunToo) implements HandlerSelector {

		@Override
		public Set<String> getAccounts() {
			return Set.of();
		}

	}

	/** Who a message was sent to: the account, and the service that handlers get. */
	public record Receiver(String account, WxMpService service) {

		@Override
		public String toString() {
			return "WeChatReceiver[" + this.account + "]";
		}

	}

	/** Sends a text as a message of the account. */
	@FunctionalInterface
	public interface TextSender {

		/** With the service that the handlers get. */
		TextSender WX_JAVA = (receiver, openId, text) -> {
			try {
				receiver.service()
					.getKefuService()
					.sendKefuMessage(WxMpKefuMessage.TEXT().toUser(openId).content(text).build());
			}
			catch (WxErrorException ex) {
				throw WeChatErrors.translate(Platform.WECHAT, "/cgi-bin/message/custom/send", ex);
			}
		};

		/**
		 * Sends it.
		 * @throws cn.bootx.starter.core.client.PlatformException if it was not sent
		 */
		void send(Receiver receiver, String openId, String text);

	}

	/**
	 * Whether a rule of WxJava's router is for a message. The router does not say so:
	 * where the rule is asynchronous, or replies nothing, it returns null as if there
	 * were none.
	 */
	static final class RouterRules {

		private static final Method RULES = method(WxMpMessageRouter.class, "getRules");

		private static final Method TEST = method(WxMpMessageRouterRule.class, "test", WxMpXmlMessage.class);

		private static final WxMpXmlMessage ANY = new WxMpXmlMessage();

		private RouterRules() {
		}

		/** A rule for everything after which the next are asked does not handle it. */
		static boolean handle(WxMpMessageRouter router, WxMpXmlMessage message) {
			List<?> rules = (List<?>) Objects.requireNonNull(ReflectionUtils.invokeMethod(RULES, router));
			for (Object rule : rules) {
				if (matches(rule, message) && !(((WxMpMessageRouterRule) rule).isReEnter() && matches(rule, ANY))) {
					return true;
				}
			}
			return false;
		}

		private static boolean matches(Object rule, WxMpXmlMessage message) {
			return Boolean.TRUE.equals(ReflectionUtils.invokeMethod(TEST, rule, message));
		}

		private static Method method(Class<?> type, String name, Class<?>... parameters) {
			Method method = Objects.requireNonNull(ReflectionUtils.findMethod(type, name, parameters));
			ReflectionUtils.makeAccessible(method);
			return method;
		}

	}

}
