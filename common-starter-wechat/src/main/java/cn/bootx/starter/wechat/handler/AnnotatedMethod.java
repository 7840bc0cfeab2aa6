package cn.bootx.starter.wechat.handler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpMessageHandler;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/**
 * An annotated method as a handler. What it asks for and returns is checked when the
 * application starts.
 */
final class AnnotatedMethod implements WxMpMessageHandler {

	private final Method method;

	private final Supplier<Object> bean;

	private final List<HandlerArgument> arguments = new ArrayList<>();

	/**
	 * Makes the handler.
	 * @param bean gives the bean when the first message comes
	 */
	AnnotatedMethod(Method method, Supplier<Object> bean) {
		this.method = method;
		this.bean = bean;
		for (Parameter parameter : method.getParameters()) {
			HandlerArgument argument = HandlerArgument.of(parameter.getType(),
					parameter.isNamePresent() ? parameter.getName() : null);
			if (argument == null) {
				throw invalid("parameter " + parameter + " is none of String openId, content, eventKey, account, "
						+ "WxMpXmlMessage, WxMpService, WxSessionManager, Map (compile with -parameters)");
			}
			this.arguments.add(argument);
		}
		Class<?> type = method.getReturnType();
		if (type != void.class && type != String.class && !WxMpXmlOutMessage.class.isAssignableFrom(type)
				&& !CompletionStage.class.isAssignableFrom(type)) {
			throw invalid("it returns " + type.getName() + ", not String, WxMpXmlOutMessage, CompletionStage or void");
		}
	}

	@Override
	public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessions) throws WxErrorException {
		Object[] values = this.arguments.stream()
			.map((argument) -> argument.resolve(message, context, service, sessions))
			.toArray();
		Object result = invoke(values);
		if (result instanceof CompletionStage<?> stage) {
			result = await(stage);
		}
		if (result instanceof String text) {
			return text.isEmpty() ? null : WxMpXmlOutMessage.TEXT().content(text).build();
		}
		return (WxMpXmlOutMessage) result;
	}

	private @Nullable Object invoke(Object[] values) throws WxErrorException {
		Object target = this.bean.get();
		Method invocable = AopUtils.selectInvocableMethod(this.method, target.getClass());
		ReflectionUtils.makeAccessible(invocable);
		try {
			return invocable.invoke(target, values);
		}
		catch (InvocationTargetException ex) {
			throw rethrow(ex.getTargetException());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Cannot call " + this.method, ex);
		}
	}

	/** The handler's thread waits: the reply is due within the push's time anyway. */
	private static @Nullable Object await(CompletionStage<?> stage) throws WxErrorException {
		try {
			return stage.toCompletableFuture().join();
		}
		catch (CompletionException ex) {
			throw rethrow((ex.getCause() != null) ? ex.getCause() : ex);
		}
	}

	private static RuntimeException rethrow(Throwable failure) throws WxErrorException {
		if (failure instanceof WxErrorException checked) {
			throw checked;
		}
		if (failure instanceof RuntimeException unchecked) {
			return unchecked;
		}
		if (failure instanceof Error error) {
			throw error;
		}
		return new IllegalStateException(failure);
	}

	private IllegalStateException invalid(String why) {
		return new IllegalStateException("Cannot handle WeChat messages with " + this.method + ": " + why);
	}

	@Override
	public String toString() {
		return this.method.getDeclaringClass().getName() + "." + this.method.getName();
	}

}
