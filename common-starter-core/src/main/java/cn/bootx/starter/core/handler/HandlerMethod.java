package cn.bootx.starter.core.handler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/**
 * An annotated method as a handler. What it asks for and returns is checked when the
 * application starts; its bean is created with the first message.
 */
final class HandlerMethod<C> {

	private final Method method;

	private final Supplier<Object> bean;

	private final List<Function<C, @Nullable Object>> arguments = new ArrayList<>();

	HandlerMethod(Method method, Supplier<Object> bean, HandlerMethods.Arguments<C> possible, List<Class<?>> returned) {
		this.method = method;
		this.bean = bean;
		for (Parameter parameter : method.getParameters()) {
			Function<C, @Nullable Object> argument = possible.of(parameter.getType(),
					parameter.isNamePresent() ? parameter.getName() : null);
			if (argument == null) {
				throw invalid("parameter " + parameter + " must be one of " + possible + " (compile with -parameters)");
			}
			this.arguments.add(argument);
		}
		Class<?> type = method.getReturnType();
		if (type != void.class && !CompletionStage.class.isAssignableFrom(type)
				&& returned.stream().noneMatch((one) -> one.isAssignableFrom(type))) {
			throw invalid("it returns " + type.getName() + ", not "
					+ String.join(", ", returned.stream().map(Class::getSimpleName).toList())
					+ ", CompletionStage or void");
		}
	}

	/**
	 * Calls the method. The thread waits for a stage: the reply is due within the push's
	 * time.
	 */
	@Nullable Object call(C context) throws Exception {
		Object[] values = new Object[this.arguments.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments.get(i).apply(context);
		}
		try {
			Object result = invoke(values);
			return (result instanceof CompletionStage<?> stage) ? stage.toCompletableFuture().join() : result;
		}
		catch (CompletionException ex) {
			throw rethrow((ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (InvocationTargetException ex) {
			throw rethrow(ex.getTargetException());
		}
	}

	private @Nullable Object invoke(Object[] values) throws InvocationTargetException {
		Object target = this.bean.get();
		Method invocable = AopUtils.selectInvocableMethod(this.method, target.getClass());
		ReflectionUtils.makeAccessible(invocable);
		try {
			return invocable.invoke(target, values);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Cannot call " + this.method, ex);
		}
	}

	private static Exception rethrow(Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		return (failure instanceof Exception exception) ? exception : new IllegalStateException(failure);
	}

	private IllegalStateException invalid(String why) {
		return new IllegalStateException("Cannot handle messages with " + this.method + ": " + why);
	}

	@Override
	public String toString() {
		return this.method.getDeclaringClass().getName() + "." + this.method.getName();
	}

}
