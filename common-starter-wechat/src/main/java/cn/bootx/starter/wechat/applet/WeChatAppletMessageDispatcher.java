package cn.bootx.starter.wechat.applet;

import java.util.List;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.HandlerBinding;
import cn.bootx.starter.core.handler.HandlerMethods;
import cn.bootx.starter.core.handler.MessageDispatcher;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.applet.WeChatAppletMessageHandler.Reply;

/**
 * The handlers of a mini program's messages, beans before annotated methods, and what
 * they are called with.
 */
final class WeChatAppletMessageDispatcher {

	private static final Logger logger = LoggerFactory.getLogger(WeChatAppletMessageDispatcher.class);

	private static final String ACCOUNT = "default";

	private static final HandlerMethods.Arguments<Call> ARGUMENTS = new HandlerMethods.Arguments<Call>()
		.text("openId", (call) -> call.message().getFromUser())
		.text("content", (call) -> call.message().getContent())
		.text("account", (call) -> ACCOUNT)
		.type(WxMaMessage.class, Call::message)
		.type(WxMaService.class, Call::service);

	private final WxMaService service;

	private final MessageDispatcher<Call, Reply> dispatcher = new MessageDispatcher<>(Reply.class,
			WeChatAppletMessageHandler.class, "Reply handle(WxMaMessage message, WxMaService service)");

	WeChatAppletMessageDispatcher(WxMaService service, List<WeChatAppletMessageHandler> handlers,
			List<MessageInterceptor> interceptors) {
		this.service = service;
		this.dispatcher.addInterceptors(interceptors)
			.add(handlers.stream()
				.map((handler) -> HandlerBinding.<Call, Reply>of(handler, handler,
						(call) -> handler.handle(call.message(), call.service())))
				.toList());
	}

	WeChatAppletMessageDispatcher annotated(ConfigurableListableBeanFactory beans) {
		this.dispatcher.add(new HandlerMethods<>(beans, ARGUMENTS, Reply.class::cast, Reply.class)
			.with(WeChatAppletMessage.class, WeChatAppletEvent.class));
		return this;
	}

	/**
	 * Asks the handlers.
	 * @throws cn.bootx.starter.core.client.PlatformException if a handler's call to
	 * WeChat failed
	 * @throws Exception any other of a handler
	 */
	@Nullable Reply dispatch(WxMaMessage message) throws Exception {
		ReceivedMessage received = new ReceivedMessage(Platform.WECHAT_APPLET, ACCOUNT, message.getMsgType(),
				message.getEvent(), ReceivedMessage.keys(message.getSessionFrom()), message.getContent(), message);
		try {
			Reply reply = this.dispatcher.dispatch(received, new Call(message, this.service)).reply();
			if (reply != null && message.getEvent() != null) {
				logger.warn("A handler wants to transfer the {} to the customer service, which WeChat takes "
						+ "for messages of users only; it is acknowledged instead", received.kind());
				return null;
			}
			return reply;
		}
		catch (WxErrorException ex) {
			throw WeChatErrors.translate(Platform.WECHAT_APPLET, "call in a handler", ex);
		}
	}

	private record Call(WxMaMessage message, WxMaService service) {
	}

}
