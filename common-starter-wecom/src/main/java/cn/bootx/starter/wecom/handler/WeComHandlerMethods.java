package cn.bootx.starter.wecom.handler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import cn.bootx.starter.core.handler.HandlerArguments;
import cn.bootx.starter.core.handler.HandlerMethod;
import cn.bootx.starter.core.handler.HandlerMethods;
import cn.bootx.starter.core.handler.HandlerPattern;

/**
 * The annotated methods of the application as handlers. They come after the handler
 * beans.
 *
 * @since 0.1.0
 */
public final class WeComHandlerMethods {

	/** Key of the context under which handlers find the name of the agent. */
	public static final String ACCOUNT = "account";

	private static final HandlerArguments<Call> ARGUMENTS = new HandlerArguments<Call>()
		.text("userId", (call) -> call.message().getFromUserName())
		.text("content", (call) -> call.message().getContent())
		.text("eventKey", (call) -> call.message().getEventKey())
		.text("account", (call) -> call.context().get(ACCOUNT))
		.type(WxCpXmlMessage.class, Call::message)
		.type(WxCpService.class, Call::service)
		.type(WxSessionManager.class, Call::sessions)
		.type(Map.class, Call::context);

	private WeComHandlerMethods() {
	}

	/**
	 * Finds them.
	 */
	public static List<WeComMessageHandler> of(ConfigurableListableBeanFactory beans) {
		HandlerMethods<Call> methods = new HandlerMethods<>(beans, ARGUMENTS, String.class, WxCpXmlOutMessage.class);
		List<MethodHandler> handlers = new ArrayList<>();
		for (HandlerMethod<Call, WeComMessage> method : methods.with(WeComMessage.class)) {
			WeComMessage message = method.annotation();
			handlers.add(new MethodHandler(method, HandlerPattern.of(message.type(), "", "", message.accounts()), null,
					message.content().isEmpty() ? null : Pattern.compile(message.content(), Pattern.DOTALL)));
		}
		for (HandlerMethod<Call, WeComEvent> method : methods.with(WeComEvent.class)) {
			WeComEvent event = method.annotation();
			handlers
				.add(new MethodHandler(method, HandlerPattern.of("event", event.value(), event.key(), event.accounts()),
						event.changeType().isEmpty() ? null : event.changeType(), null));
		}
		handlers.sort(Comparator.<MethodHandler>comparingInt((handler) -> handler.method().order())
			.thenComparing(MethodHandler::toString));
		return List.copyOf(handlers);
	}

	private record Call(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
			WxSessionManager sessions) {
	}

	private record MethodHandler(HandlerMethod<Call, ?> method, HandlerPattern pattern, @Nullable String getChangeType,
			@Nullable Pattern content) implements WeComMessageHandler {

		@Override
		public @Nullable String getMsgType() {
			return this.pattern.type();
		}

		@Override
		public @Nullable String getEvent() {
			return this.pattern.event();
		}

		@Override
		public @Nullable String getEventKey() {
			return this.pattern.key();
		}

		@Override
		public Set<String> getAccounts() {
			return this.pattern.accounts();
		}

		@Override
		public @Nullable WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context,
				WxCpService service, WxSessionManager sessions) throws WxErrorException {
			String text = message.getContent();
			if (this.content != null && (text == null || !this.content.matcher(text.strip()).matches())) {
				return null;
			}
			Object reply = call(new Call(message, context, service, sessions));
			if (reply instanceof String answer) {
				return answer.isEmpty() ? null : WxCpXmlOutMessage.TEXT().content(answer).build();
			}
			return (WxCpXmlOutMessage) reply;
		}

		private @Nullable Object call(Call call) throws WxErrorException {
			try {
				return this.method.call(call);
			}
			catch (WxErrorException | RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public String toString() {
			return this.method.toString();
		}

	}

}
