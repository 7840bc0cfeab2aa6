package cn.bootx.starter.dingtalk.handler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;

/**
 * An annotated method. Its bean is looked up when the method is called, so that lazy
 * beans stay lazy.
 */
record HandlerMethod(BeanFactory beans, String bean, Method method) {

	/** Fails the start if the method does not have the form of its annotation. */
	void check(Class<?> parameter, List<Class<?>> returned) {
		boolean takesRight = this.method.getParameterCount() == 1 && this.method.getParameterTypes()[0] == parameter;
		Class<?> type = this.method.getReturnType();
		boolean returnsRight = type == void.class
				|| returned.stream().anyMatch((allowed) -> allowed.isAssignableFrom(type));
		if (!takesRight || !returnsRight) {
			throw new IllegalStateException("The annotated method " + this + " must take one "
					+ parameter.getSimpleName() + " and return nothing"
					+ String.join("", returned.stream().map((allowed) -> " or a " + allowed.getSimpleName()).toList()));
		}
	}

	@Nullable Object invoke(Object argument) throws Exception {
		Object target = this.beans.getBean(this.bean);
		Method invocable = AopUtils.selectInvocableMethod(this.method, target.getClass());
		try {
			invocable.trySetAccessible();
			return invocable.invoke(target, argument);
		}
		catch (InvocationTargetException ex) {
			if (ex.getTargetException() instanceof Exception failure) {
				throw failure;
			}
			throw ex;
		}
	}

	@Override
	public String toString() {
		return this.method.toGenericString();
	}

}
