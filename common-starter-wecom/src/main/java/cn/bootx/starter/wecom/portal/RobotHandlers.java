package cn.bootx.starter.wecom.portal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.HandlerBinding;
import cn.bootx.starter.core.handler.HandlerMethods;
import cn.bootx.starter.core.handler.MessageDispatcher;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.wecom.event.WeComFields;
import cn.bootx.starter.wecom.handler.WeComRobotEvent;
import cn.bootx.starter.wecom.handler.WeComRobotHandler;
import cn.bootx.starter.wecom.handler.WeComRobotMention;
import cn.bootx.starter.wecom.handler.WeComRobotPush;
import cn.bootx.starter.wecom.handler.WeComRobotReply;

/** The handlers of group robots: beans before annotated methods. */
final class RobotHandlers implements CallbackDispatcher<WeComRobotPush> {

	private static final HandlerMethods.Arguments<WeComRobotPush> ARGUMENTS = new HandlerMethods.Arguments<WeComRobotPush>()
		.text("userId", WeComRobotPush::userId)
		.text("userName", WeComRobotPush::userName)
		.text("content", WeComRobotPush::content)
		.text("chatId", WeComRobotPush::chatId)
		.text("account", WeComRobotPush::robot)
		.type(WeComRobotPush.class, (push) -> push);

	private final MessageDispatcher<WeComRobotPush, WeComRobotReply> dispatcher = new MessageDispatcher<>(
			WeComRobotReply.class, WeComRobotHandler.class, "WeComRobotReply handle(WeComRobotPush push)");

	RobotHandlers(List<WeComRobotHandler> handlers, List<MessageInterceptor> interceptors,
			ConfigurableListableBeanFactory beans) {
		this.dispatcher.addInterceptors(interceptors)
			.add(handlers.stream()
				.map((handler) -> HandlerBinding.<WeComRobotPush, WeComRobotReply>of(handler, handler, handler::handle))
				.toList())
			.add(new HandlerMethods<>(beans, ARGUMENTS, RobotHandlers::reply, String.class, WeComRobotReply.class)
				.with(WeComRobotMention.class, WeComRobotEvent.class));
	}

	@Override
	public @Nullable String dispatch(WeComRobotPush push) throws Exception {
		MessageDispatcher.Answer<WeComRobotReply> answer = this.dispatcher.dispatch(received(push), push);
		if (answer.reply() == null) {
			return null;
		}
		try {
			return RobotReplyWriter.write(answer.reply(), push.isJson());
		}
		catch (RuntimeException ex) {
			throw CallbackDispatcher.UnwritableReplyException.of(answer.handler(), ex);
		}
	}

	/** A button is an event, as it is on the other platforms. */
	private static ReceivedMessage received(WeComRobotPush push) {
		WeComFields event = push.fields().part("Event");
		List<String> keys = new ArrayList<>(ReceivedMessage.keys(push.callbackId(), event.text("EventKey"),
				event.part("TemplateCardEvent").text("EventKey")));
		push.actions().forEach((action) -> keys.addAll(ReceivedMessage.keys(action.name(), action.value())));
		return new ReceivedMessage(Platform.WECOM, push.robot(), (push.event() != null) ? "event" : push.msgType(),
				push.event(), keys, push.content(), push);
	}

	private static @Nullable WeComRobotReply reply(Object returned) {
		if (returned instanceof String text) {
			return text.isEmpty() ? null : WeComRobotReply.text(text);
		}
		return (WeComRobotReply) returned;
	}

}
