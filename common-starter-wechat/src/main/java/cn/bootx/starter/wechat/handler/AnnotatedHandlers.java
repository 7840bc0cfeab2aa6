package cn.bootx.starter.wechat.handler;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpMessageHandler;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import cn.bootx.starter.core.handler.HandlerArguments;
import cn.bootx.starter.core.handler.HandlerMethod;
import cn.bootx.starter.core.handler.HandlerMethods;

/**
 * The annotated methods of all beans as handlers.
 */
final class AnnotatedHandlers {

	private static final HandlerArguments<Call> ARGUMENTS = new HandlerArguments<Call>()
		.text("openId", (call) -> call.message().getFromUser())
		.text("content", (call) -> call.message().getContent())
		.text("eventKey", (call) -> call.message().getEventKey())
		.text("account", (call) -> call.context().get(WeChatMessageDispatcher.ACCOUNT))
		.type(WxMpXmlMessage.class, Call::message)
		.type(WxMpService.class, Call::service)
		.type(WxSessionManager.class, Call::sessions)
		.type(Map.class, Call::context);

	private final HandlerMethods<Call> methods;

	AnnotatedHandlers(ConfigurableListableBeanFactory beans) {
		this.methods = new HandlerMethods<>(beans, ARGUMENTS, String.class, WxMpXmlOutMessage.class);
	}

	List<HandlerBinding> find() {
		return Stream
			.concat(this.methods.with(WeChatMessage.class)
				.stream()
				.map((method) -> new Ranked(method, pattern(method.annotation()))),
					this.methods.with(WeChatEvent.class)
						.stream()
						.map((method) -> new Ranked(method, pattern(method.annotation()))))
			.sorted(Comparator.<Ranked>comparingInt((ranked) -> ranked.method().order())
				.thenComparing((ranked) -> ranked.method().toString()))
			.map(Ranked::binding)
			.toList();
	}

	private static MessagePattern pattern(WeChatMessage message) {
		Pattern content = message.content().isEmpty() ? null : Pattern.compile(message.content(), Pattern.DOTALL);
		return new MessagePattern(message.type().msgType(), null, null, content, Set.of(message.accounts()));
	}

	private static MessagePattern pattern(WeChatEvent event) {
		return new MessagePattern("event", event.value(), event.key().isEmpty() ? null : event.key(), null,
				Set.of(event.accounts()));
	}

	private record Call(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessions) {
	}

	private record Ranked(HandlerMethod<Call, ?> method, MessagePattern pattern) {

		HandlerBinding binding() {
			return new HandlerBinding(this.method.toString(), this.pattern, new MethodHandler(this.method), false);
		}

	}

	private record MethodHandler(HandlerMethod<Call, ?> method) implements WxMpMessageHandler {

		@Override
		public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,
				WxMpService service, WxSessionManager sessions) throws WxErrorException {
			Object reply = call(new Call(message, context, service, sessions));
			if (reply instanceof String text) {
				return text.isEmpty() ? null : WxMpXmlOutMessage.TEXT().content(text).build();
			}
			return (WxMpXmlOutMessage) reply;
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

	}

}
