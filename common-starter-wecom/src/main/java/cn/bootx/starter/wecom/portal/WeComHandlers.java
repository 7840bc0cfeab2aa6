package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutTextMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.HandlerBinding;
import cn.bootx.starter.core.handler.HandlerMethods;
import cn.bootx.starter.core.handler.LongReplies;
import cn.bootx.starter.core.handler.MessageDispatcher;
import cn.bootx.starter.core.handler.MessageDispatcher.Answer;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.core.text.Utf8;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.event.WeComAppApproval;
import cn.bootx.starter.wecom.event.WeComApproval;
import cn.bootx.starter.wecom.event.WeComCardClick;
import cn.bootx.starter.wecom.event.WeComContactChange;
import cn.bootx.starter.wecom.event.WeComCustomerChange;
import cn.bootx.starter.wecom.event.WeComFields;
import cn.bootx.starter.wecom.event.WeComJob;
import cn.bootx.starter.wecom.handler.WeComEvent;
import cn.bootx.starter.wecom.handler.WeComMessage;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.wecom.notice.WeComNotice;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;

/** The handlers of an application: beans before annotated methods. */
final class WeComHandlers {

	/** Key of the context under which handlers find the name of the agent. */
	private static final String ACCOUNT = "account";

	private static final HandlerMethods.Arguments<Call> ARGUMENTS = new HandlerMethods.Arguments<Call>()
		.text("userId", (call) -> call.message().getFromUserName())
		.text("content", (call) -> call.message().getContent())
		.text("eventKey", (call) -> call.message().getEventKey())
		.text("account", (call) -> call.context().get(ACCOUNT))
		.type(WxCpXmlMessage.class, Call::message)
		.type(WeComFields.class, (call) -> WeComFields.of(call.message()))
		.type(WeComApproval.class, (call) -> WeComApproval.of(call.message()))
		.type(WeComAppApproval.class, (call) -> WeComAppApproval.of(call.message()))
		.type(WeComContactChange.class, (call) -> WeComContactChange.of(call.message()))
		.type(WeComCustomerChange.class, (call) -> WeComCustomerChange.of(call.message()))
		.type(WeComCardClick.class, (call) -> WeComCardClick.of(call.message()))
		.type(WeComJob.class, (call) -> WeComJob.of(call.message()))
		.type(WxCpService.class, Call::service)
		.type(WxSessionManager.class, Call::sessions)
		.type(Map.class, Call::context);

	private final MessageDispatcher<Call, WxCpXmlOutMessage> dispatcher = new MessageDispatcher<>(
			WxCpXmlOutMessage.class, WeComMessageHandler.class,
			"WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context,\n"
					+ "\t\t\tWxCpService service, WxSessionManager sessions)");

	private final LongReplies longReplies = new LongReplies(WeComNotice.MAX_TEXT, "application messages");

	WeComHandlers(List<WeComMessageHandler> handlers, List<MessageInterceptor> interceptors) {
		this.dispatcher.addInterceptors(interceptors)
			.add(handlers.stream()
				.map((handler) -> HandlerBinding.<Call, WxCpXmlOutMessage>of(handler, handler,
						(call) -> handler.handle(call.message(), call.context(), call.service(), call.sessions())))
				.toList());
	}

	WeComHandlers annotated(ConfigurableListableBeanFactory beans) {
		this.dispatcher
			.add(new HandlerMethods<>(beans, ARGUMENTS, WeComHandlers::reply, String.class, WxCpXmlOutMessage.class)
				.with(WeComMessage.class, WeComEvent.class));
		return this;
	}

	/** The key of an event that says what changed is that change. */
	Answer<WxCpXmlOutMessage> dispatch(WeComAgent agent, WxCpXmlMessage message) throws Exception {
		WxCpService service = agent.wxCpService();
		Map<String, Object> context = new HashMap<>();
		context.put(ACCOUNT, agent.name());
		return this.dispatcher.dispatch(
				new ReceivedMessage(Platform.WECOM, agent.name(), message.getMsgType(), message.getEvent(),
						ReceivedMessage.keys(message.getEventKey(), message.getChangeType(),
								lower(message.getChangeType())),
						message.getContent(), message),
				new Call(message, context, service, service.getSessionManager()));
	}

	/** Names of changes count in any case, as names of events do. */
	private static @Nullable String lower(@Nullable String change) {
		return (change != null) ? change.toLowerCase(Locale.ROOT) : null;
	}

	private static @Nullable WxCpXmlOutMessage reply(Object returned) {
		if (returned instanceof String text) {
			return text.isEmpty() ? null : WxCpXmlOutMessage.TEXT().content(text).build();
		}
		return (WxCpXmlOutMessage) returned;
	}

	private record Call(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
			WxSessionManager sessions) {
	}

	/**
	 * Writes what the handlers answer in the name of one agent. WeCom cuts a text that is
	 * too long, so it goes out in parts as application messages.
	 */
	record Dispatcher(WeComAgent agent, WeComHandlers handlers, WeComNoticeSender sender,
			Clock clock) implements CallbackDispatcher<WxCpXmlMessage> {

		@Override
		public @Nullable String dispatch(WxCpXmlMessage message) throws Exception {
			Answer<WxCpXmlOutMessage> answer = this.handlers.dispatch(this.agent, message);
			return (answer.reply() != null) ? write(answer.reply(), answer.handler(), message) : null;
		}

		/**
		 * The XML of a reply, or null where there is nothing to answer any more.
		 * @param handler the class that made it, for the log
		 * @throws CallbackDispatcher.UnwritableReplyException if WeCom would refuse the
		 * reply
		 */
		@Nullable String write(WxCpXmlOutMessage reply, String handler, WxCpXmlMessage message) {
			try {
				if (reply instanceof WxCpXmlOutTextMessage text && text.getContent() != null
						&& Utf8.length(text.getContent()) > WeComNotice.MAX_TEXT) {
					WeComReceivers receiver = WeComReceivers
						.users(Objects.requireNonNullElse(reply.getToUserName(), message.getFromUserName()));
					String shortened = this.handlers.longReplies.send(text.getContent(), handler, name(message),
							(part) -> this.sender.account(this.agent.name()).send(receiver, WeComNotice.text(part)));
					if (shortened == null) {
						return null;
					}
					text.setContent(shortened);
				}
				return ReplyXml.write(reply, message, this.clock);
			}
			catch (RuntimeException ex) {
				throw CallbackDispatcher.UnwritableReplyException.of(handler, ex);
			}
		}

		/** Without anything that a stranger could choose. */
		private static String name(WxCpXmlMessage message) {
			return (message.getMsgId() != null) ? "message " + message.getMsgId()
					: "an event of " + message.getCreateTime();
		}

	}

}
