package cn.bootx.starter.wechat.handler;

import java.util.List;
import java.util.Map;
import java.util.Set;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import cn.bootx.starter.core.handler.HandlerArguments;
import cn.bootx.starter.core.handler.HandlerBinding;
import cn.bootx.starter.core.handler.HandlerMethods;
import cn.bootx.starter.core.handler.HandlerSelector;
import cn.bootx.starter.core.handler.HandlerSuggestion;
import cn.bootx.starter.core.handler.MessageDispatcher;
import cn.bootx.starter.core.handler.MessageInterceptor;

/**
 * Collects the handlers of an application for its dispatcher. They are asked in the order
 * in which they are added, the built-in ones last.
 *
 * @since 0.1.0
 */
public final class WeChatHandlers {

	private static final HandlerArguments<Call> ARGUMENTS = new HandlerArguments<Call>()
		.text("openId", (call) -> call.message().getFromUser())
		.text("content", (call) -> call.message().getContent())
		.text("eventKey", (call) -> call.message().getEventKey())
		.text("account", (call) -> call.context().get(WeChatMessageDispatcher.ACCOUNT))
		.type(WxMpXmlMessage.class, Call::message)
		.type(WxMpService.class, Call::service)
		.type(WxSessionManager.class, Call::sessions)
		.type(Map.class, Call::context);

	private final MessageDispatcher<Call, WxMpXmlOutMessage> dispatcher = new MessageDispatcher<>(
			WxMpXmlOutMessage.class,
			new HandlerSuggestion(WeChatMpMessageHandler.class,
					"WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,\n"
							+ "\t\t\tWxMpService service, WxSessionManager sessions)"));

	/** Adds handlers of QR scenes, in order. */
	public WeChatHandlers scenes(List<WeChatQrSceneMsgHandler> scenes) {
		this.dispatcher.add(scenes.stream().map(WeChatHandlers::scene).toList());
		return this;
	}

	/** Adds handlers, in order; the built-in ones among them are asked last. */
	public WeChatHandlers handlers(List<WeChatMpMessageHandler> handlers) {
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

	/** Adds the annotated methods of all beans. */
	public WeChatHandlers annotated(ConfigurableListableBeanFactory beans) {
		this.dispatcher
			.add(new HandlerMethods<>(beans, ARGUMENTS, WeChatHandlers::reply, String.class, WxMpXmlOutMessage.class)
				.with(WeChatMessage.class, WeChatEvent.class)
				.stream()
				.map(HandlerBinding::takingIfSpecific)
				.toList());
		return this;
	}

	/** Adds routers of WxJava, which take what one of their rules is for. */
	public WeChatHandlers routers(List<WxMpMessageRouter> routers) {
		this.dispatcher.add(routers.stream().map(WeChatHandlers::router).toList());
		return this;
	}

	/** Adds what sees every message, in order. */
	public WeChatHandlers interceptors(List<MessageInterceptor> interceptors) {
		this.dispatcher.addInterceptors(interceptors);
		return this;
	}

	public WeChatMessageDispatcher dispatcher() {
		return new WeChatMessageDispatcher(this.dispatcher);
	}

	/** A scan of a newcomer is a subscription with a scene, so both events are bound. */
	private static HandlerBinding<Call, WxMpXmlOutMessage> scene(WeChatQrSceneMsgHandler handler) {
		String prefix = QrScene.strip(handler.getPrefix());
		return HandlerBinding.<Call, WxMpXmlOutMessage>of(handler,
				new Selector("event", prefix + "*", handler.isLaterHandlersRunToo()), (call) -> {
					String scene = QrScene.of(call.message());
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

	/** What a handler is called with. */
	record Call(WxMpXmlMessage message, Map<String, Object> context, WxMpService service, WxSessionManager sessions) {
	}

	private record Selector(@Nullable String getMsgType, @Nullable String getEventKey,
			boolean isLaterHandlersRunToo) implements HandlerSelector {

		@Override
		public Set<String> getAccounts() {
			return Set.of();
		}

	}

}
